import { isSpecific, sum, type Numbers, type Outcome } from './score.ts';
import { openedDocuments, tuningDocuments } from './split.ts';

/** What the numbers were measured on: a name for the reader, and the outcomes of its documents. */
export type Measured = { name: string; outcomes: readonly Outcome[] };

const number = (value: number): string => value.toFixed(3);
const share = ([part, whole]: readonly [number, number]): string => (whole === 0 ? 'none' : `${number(part / whole)} (${part}/${whole})`);

const row = (name: string, n: Numbers): string =>
  `| ${name} | ${number(n.precision)} | ${number(n.recall)} | ${number(n.f1)} | ${n.gold} | ${n.falsePositive} | ${share(n.values)} | ${share(n.polarity)} |`;

const HEAD = ['| | precision | recall | F1 | labelled | no such statement | value right | polarity right |', '|---|---|---|---|---|---|---|---|'];

function table({ name, outcomes }: Measured): string[] {
  const pages = outcomes.filter(({ doc }) => !doc.includes('/neg/'));
  const lookalikes = outcomes.filter(({ doc }) => doc.includes('/neg/'));
  const marked = lookalikes.filter(({ falseHits }) => falseHits.length > 0).length;
  const hard = sum(pages, isSpecific, (span) => span.difficulty === 'hard');
  return [
    `### ${name}: ${pages.length} pages${lookalikes.length > 0 ? `, ${lookalikes.length} look-alikes` : ''}`,
    '',
    ...HEAD,
    row('specific types', sum(pages, isSpecific)),
    row('all types', sum(pages)),
    '',
    `Hard statements found: ${number(hard.recall)} (${hard.found}/${hard.gold}). ${lookalikes.length > 0 ? `Look-alikes with any mark: ${marked} of ${lookalikes.length}. ` : ''}Traps hit: ${outcomes.reduce((all, one) => all + one.traps, 0)}.`,
    '',
  ];
}

function byType(outcomes: readonly Outcome[]): string[] {
  const types = new Set(outcomes.flatMap(({ hits, missed }) => [...hits, ...missed].map(({ span }) => span.claim_type)));
  return [
    ...HEAD,
    ...[...types].sort().map((type) =>
      row(
        type,
        sum(outcomes, (one) => one === type),
      ),
    ),
    '',
  ];
}

/** The page of docs/ that keeps the numbers of the last run: each part of the split apart, then the types of the part that was not tuned on. */
export function accuracyPage(measured: readonly Measured[]): string {
  const lines = [
    '# Accuracy',
    '',
    'Written by `npm run eval -- --corpus DIR --write`; the labelled pages themselves are not part of the project, those in `test/fixtures` are.',
    'A prediction that crosses a sentence counts against precision; each (document, sentence, type) counts once. "Tuning" are the pages whose text was looked at while cues were',
    'written; the "opened" part was measured unread until its numbers stood here (the history of this file has them), and cues are mended by it since; the texts of the',
    '"measured" part were never opened. The measured part is the one to believe, though its totals were looked at while variants were compared.',
    '',
  ];
  for (const { name, outcomes } of measured) {
    const names = outcomes.map(({ doc }) => doc);
    const [tuning, opened] = [tuningDocuments(names), openedDocuments(names)];
    const rest = outcomes.filter(({ doc }) => !tuning.has(doc));
    const blind = rest.filter(({ doc }) => !opened.has(doc));
    const parts = [
      { name: 'Tuning part', outcomes: outcomes.filter(({ doc }) => tuning.has(doc)) },
      { name: 'Opened part', outcomes: rest.filter(({ doc }) => opened.has(doc)) },
      { name: 'Measured part', outcomes: blind },
      { name: 'Opened and measured part together', outcomes: opened.size > 0 ? rest : [] },
    ];
    lines.push(`## ${name}`, '', ...parts.filter((part) => part.outcomes.length > 0).flatMap(table));
    lines.push(blind.length > 0 ? 'Measured part by type:' : 'By type:', '', ...byType(blind.length > 0 ? blind : outcomes));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
