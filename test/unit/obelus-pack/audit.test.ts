import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditRecord, type Audit } from '../../../scripts/obelus-pack/audit/audit.ts';
import { AUDIT_PAGE } from '../../../scripts/obelus-pack/audit/command.ts';
import { DOSSIER_FILE } from '../../../scripts/obelus-pack/audit/dossier-file.ts';
import { dossierText, readDossierFolder } from '../../../scripts/obelus-pack/audit/make.ts';
import { numbersIn } from '../../../scripts/obelus-pack/audit/numbers-in.ts';
import { auditPage } from '../../../scripts/obelus-pack/audit/page.ts';
import { buildPack } from '../../../scripts/obelus-pack/build.ts';
import { lintRecord } from '../../../scripts/obelus-pack/lint.ts';
import { DATA_DIR, loadRecord } from '../../../scripts/record/load.ts';
import { dataFolder } from './data-folder.ts';

const DOSSIER = `same: [[gazette-2024, gazette-again]]
topics:
  bridge-money:
    sources: [council-2024, gazette-2024]
    stated: ["2 USD billion", "7", "40 percent"]
    figures:
      - { value: "2", unit: USD billion, asOf: "2024-05", source: gazette-2024 }
      - { value: "0.002", unit: USD trillion, asOf: "2024-Q2", source: council-2024 }
      - { value: "2", unit: USD billion, asOf: "2024-05-02", source: gazette-again }
`;

/** A record with one figure, `write` put at its end, beside a dossier of one topic. */
function auditOf(write: string, rest: { leftOut?: string; dossier?: string | null; change?: (text: string) => string } = {}): Audit & { data: string } {
  const data = dataFolder({
    'claims/bridge-cost.yaml': (text) => (rest.change ?? ((same) => same))(text).replace('also: [council-2024] }', `also: [council-2024]${write} }`),
  });
  if (rest.dossier !== null) writeFileSync(join(data, DOSSIER_FILE), rest.dossier ?? DOSSIER);
  writeFileSync(
    join(data, 'left-out.yaml'),
    rest.leftOut ?? '[bridge-money#1, bridge-money#2, bridge-money#3]'.replaceAll(/bridge-money#(\d)/g, '{ figure: "bridge-money#$1", why: a }'),
  );
  return { data, ...auditRecord(data, loadRecord({ data })) };
}
const one = (write: string, change?: (text: string) => string): string[] =>
  auditOf(write, { change }).faults.flatMap(({ message }) => (message.includes('left-out') ? [] : [message]));

describe('a figure beside the dossier', () => {
  it.each([
    ['the same words', ', figure: "bridge-money#1"', 'equal'],
    ['another unit, a month within the quarter, a further source', ', figure: "bridge-money#2"', 'agrees'],
    ['a number of the statement', ', figure: bridge-money', 'agrees'],
    ['otherwise on purpose', ', figure: "bridge-money#3", differs: the month is enough', 'differs'],
  ])('%s', (_name, write, outcome) => {
    const { rows, checked } = auditOf(write);
    expect(checked).toBe(true);
    expect(rows.map((row) => [row.outcome, row.fault])).toEqual([[outcome, undefined]]);
    expect(one(write)).toEqual([]);
  });

  it('a day within the month of the dossier agrees, a month for its day does not', () => {
    expect(one(', figure: "bridge-money#1"', (text) => text.replace('asOf: "2024-05"', 'asOf: "2024-05-31"'))).toEqual([]);
    expect(one(', figure: "bridge-money#3"')).toEqual([expect.stringContaining('as of 2024-05, in the dossier 2024-05-02')]);
  });

  it.each([
    ['no origin', '', /names no figure of the dossier/],
    ['an unknown topic', ', figure: "tunnel#1"', /no figure "tunnel#1": there is no such topic/],
    ['a number too high', ', figure: "bridge-money#4"', /its topic has 3 figures/],
    ['a needless reason', ', figure: "bridge-money#1", differs: so', /is the same as bridge-money#1: take `differs` out/],
  ])('%s is a fault with file and line', (_name, write, message) => {
    const [fault, ...rest] = one(write);
    expect(rest).toEqual([]);
    expect(fault).toMatch(message);
    expect(fault).toMatch(/bridge-cost\.yaml:8: bridge-cost: observation o-committed /);
  });

  it.each([
    ['value', (text: string) => text.replace('value: "2"', 'value: "3"'), /value 3 USD bn, in the dossier 2 USD billion/],
    ['unit', (text: string) => text.replace('unit: USD bn', 'unit: USD mn'), /value 2 USD mn, in the dossier 2 USD billion/],
    ['kind of unit', (text: string) => text.replace('unit: USD bn', 'unit: percent'), /value 2 percent/],
    ['yearly rate', (text: string) => text.replace('unit: USD bn', 'unit: USD bn a year'), /value 2 USD bn a year/],
    ['date', (text: string) => text.replace('asOf: "2024-05"', 'asOf: "2024-06"'), /as of 2024-06, in the dossier 2024-05/],
    [
      'source',
      (text: string) => text.replace('source: gazette-2024, also: [council-2024]', 'source: council-2024, also: [council-2024]'),
      /source council-2024, in the dossier gazette-2024/,
    ],
  ])('another %s is a fault', (_name, change, message) => expect(one(', figure: "bridge-money#1"', change)).toEqual([expect.stringMatching(message)]));

  it('a number that is not in the statement is a fault', () =>
    expect(one(', figure: bridge-money', (text) => text.replace('value: "2"', 'value: "40"'))).toEqual([expect.stringContaining('not in its statement')]));

  it('editors’ words that do not fit the form name their line', () => {
    expect(() => auditOf(', figure: "Bridge money 1"')).toThrow(/bridge-cost\.yaml:8: .*topic#n/);
    expect(() => auditOf(', figure: 3')).toThrow(/bridge-cost\.yaml:8: /);
    expect(() => auditOf('', { dossier: 'topics: {}\n' })).toThrow(/dossier\.yaml:1: same/);
  });

  it('a figure of the dossier that nothing holds is a fault, unless it is left out with a reason', () => {
    const { faults, unheld } = auditOf(', figure: "bridge-money#1"', {
      leftOut: '- { figure: "bridge-money#2", why: twice }\n- { figure: "bridge-money#1", why: no }\n- { figure: x, why: no }\n',
    });
    expect(unheld).toEqual(['bridge-money#3']);
    expect(faults.map(({ message }) => message.replace(/^\S*\//, '').replace(/ \([a-z-]+\)$/, ''))).toEqual([
      'left-out.yaml:2: bridge-money#1: an observation holds it, take it out',
      'left-out.yaml:3: x: the dossier has no such figure, take it out',
      'dossier.yaml:9: no observation holds bridge-money#3: add one, or say why in data/left-out.yaml',
    ]);
  });

  it('without the dossier’s figures nothing is compared, and a figure that is named has no place', () => {
    expect(auditOf('', { dossier: null })).toMatchObject({ checked: false, faults: [] });
    expect(auditOf(', figure: "bridge-money#1"', { dossier: null }).faults).toHaveLength(1);
  });

  it('is part of lint, and none of it is shipped', () => {
    const { data } = auditOf('');
    expect(lintRecord(data).faults).toContainEqual(expect.stringMatching(/bridge-cost\.yaml:8: .*names no figure/));
    const built = buildPack(auditOf(', figure: "bridge-money#3", differs: the month is enough').data);
    expect(new TextDecoder().decode(built.content)).not.toMatch(/figure|differs|bridge-money/);
  });
});

describe('numbers of a topic’s words', () => {
  it.each([
    ['It bought $38B of computing over seven years (GB200/GB300, by end of 2026).', ['38 USD billion', '7 years', '2026']],
    ['About 27% (then about $135B), 10.5 per cent, 47 percent and 4 to 6', ['27 percent', '135 USD billion', '10.5 percent', '47 percent', '4', '6']],
    ['On 17/18 March 2026 and 29-30 January 2026, by the 10-K and GPT-5.5', ['2026']],
    ['$1.4 trillion, €2 million, 750 MW, 2 GW, 1,200 rivals', ['1.4 USD trillion', '2 EUR million', '750 megawatts', '2 gigawatts', '1200']],
  ])('%s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers));
});

const run = (...args: string[]) => spawnSync(process.execPath, ['scripts/obelus-pack/main.ts', 'audit', ...args], { encoding: 'utf8' });

describe('npm run pack -- audit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'obelus-audit-'));
  const dossier = join(folder, 'dossier');
  for (const part of ['topics', 'sources']) mkdirSync(join(dossier, part), { recursive: true });
  const figure = { value: 2.0, unit: 'USD billion', as_of: '2024-05', source_id: 'gazette-2024', note: 'of 7 in all' };
  writeFileSync(
    join(dossier, 'topics/1.json'),
    JSON.stringify([{ id: 'bridge-money', statement: 'It is $2B.', sources: ['council-2024'], figures: [figure] }]),
  );
  writeFileSync(
    join(dossier, 'sources/1.json'),
    JSON.stringify({ 'gazette-2024': { url: 'https://a.example' }, 'council-2024': { url: 'https://a.example' } }),
  );

  it('takes the figures over and writes the page, the same twice', () => {
    const { data } = auditOf(', figure: "bridge-money#1"', { dossier: null, leftOut: '[]' });
    const args = ['--data', data, '--dossier', dossier, '--out', join(folder, 'audit.md')];
    expect(run(...args)).toMatchObject({ status: 0, stderr: '' });
    const [figures, page] = [readFileSync(join(data, DOSSIER_FILE), 'utf8'), readFileSync(join(folder, 'audit.md'), 'utf8')];
    expect(figures).toContain('stated: ["2 USD billion", "7"]');
    expect(figures).toContain('- [council-2024, gazette-2024]');
    expect(page).toContain('| `o-committed` | bridge-money#1 | 2 USD bn | 2024-05 | gazette-2024 | equal |');
    expect(run(...args).stdout).toMatch(/as it was[^]*as it was/);
  });

  it.each([
    [['--dossier', 'nowhere'], 2, /there is no folder "nowhere\/topics"/],
    [['--data', 'data'], 2, /--data DIR wants --out FILE/],
    [['--page', 'x'], 2, /--page/],
  ])('wrong words end in one clear line: %j', (args, code, line) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(code);
    expect(stderr.trimEnd()).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('the record of this checkout', () => {
  const found = auditRecord(DATA_DIR, loadRecord());

  it('names a figure of the dossier for every observation, and agrees with it or says why not', () => {
    expect(found.checked).toBe(true);
    expect(found.faults.map(({ message }) => message)).toEqual([]);
  });

  it('docs/record-audit.md is up to date (npm run pack -- audit)', () => expect(readFileSync(AUDIT_PAGE, 'utf8')).toBe(auditPage(found)));

  const facts = resolve(import.meta.dirname, '../../../../shared/facts');
  const here = existsSync(join(facts, 'topics'));
  if (!here) console.log('audit: there is no dossier beside this checkout (../shared/facts), so data/dossier.yaml is not compared with it here.');
  it.skipIf(!here)('data/dossier.yaml is what the dossier gives', () =>
    expect(readFileSync(join(DATA_DIR, DOSSIER_FILE), 'utf8')).toBe(dossierText(readDossierFolder(facts))),
  );
});
