import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DATA_DIR, loadRecord } from '../../record/load.ts';
import { existing, FaultyRecord, readWords, UsageError } from '../usage.ts';
import { auditRecord } from './audit.ts';
import { DOSSIER_FILE } from './dossier-file.ts';
import { dossierText, readDossierFolder } from './make.ts';
import { auditPage } from './page.ts';

/** Where the audit is kept. */
export const AUDIT_PAGE = resolve(import.meta.dirname, '../../../docs/record-audit.md');

/** Writes a file if its text is another; says which. */
function keep(path: string, text: string): void {
  const same = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (!same) writeFileSync(path, text);
  process.stdout.write(`${path}: ${same ? 'as it was' : 'written'}\n`);
}

/** `npm run pack -- audit`: takes over the dossier's figures where its folder is given, and writes the page. @throws UsageError, RecordFault, FaultyRecord. */
export function audit(args: string[]): void {
  const { values } = readWords(args, { data: { type: 'string' }, dossier: { type: 'string' }, out: { type: 'string' } }, []);
  const data = existing(values.data ?? DATA_DIR, 'folder');
  if (values.data !== undefined && values.out === undefined)
    throw new UsageError('where to? --data DIR wants --out FILE, so that the page of this record stays');
  if (values.dossier !== undefined) keep(join(data, DOSSIER_FILE), dossierText(readDossierFolder(values.dossier)));
  const found = auditRecord(data, loadRecord({ data }));
  if (!found.checked) throw new UsageError(`there is no ${join(data, DOSSIER_FILE)}: make it with --dossier DIR`);
  keep(values.out ?? AUDIT_PAGE, auditPage(found));
  for (const { message } of found.faults) process.stderr.write(`${message}\n`);
  if (found.faults.length > 0) throw new FaultyRecord(found.faults.length === 1 ? '1 fault' : `${found.faults.length} faults`);
}
