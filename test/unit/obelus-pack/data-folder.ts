import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BASE = 'test/fixtures/record-faults/base';

/** A data folder of its own for a test: the small record of the fixtures, with some files changed. */
export function dataFolder(change: Record<string, (text: string) => string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'obelus-data-'));
  cpSync(BASE, folder, { recursive: true });
  for (const [name, edit] of Object.entries(change)) writeFileSync(join(folder, name), edit(readFileSync(join(folder, name), 'utf8')));
  return folder;
}
