import { longLine } from '../../lib/pack/short-lines.ts';
import type { Claim, Facet, Hold, Observation, Position, RecordEvent } from '../../lib/model/claim.ts';
import type { Cue } from '../../lib/model/cue.ts';
import type { RecordLine } from '../../lib/model/record.ts';
import type { Change } from '../../lib/pack/changes.ts';
import { fieldLines, shown } from './diff-fields.ts';
import { itemChanges, type Item, type ItemChange, type ItemKind } from '../../lib/pack/item-changes.ts';

const MARKS = { added: '+', changed: '~', removed: '-' } as const;
const KINDS: Record<ItemKind, string> = { figure: 'figure', stretch: 'stretch of time', position: 'position', event: 'event', cue: 'cue', facet: 'facet' };
/** Fields of a claim that are told item by item, or that follow from others. */
const BY_ITEM = new Set(['observations', 'holds', 'positions', 'events', 'cues', 'facets', 'id', 'kind']);

const amountOf = ({ qualifier, value, min, max, unit }: Observation): string =>
  [qualifier, value ?? `${min ?? '…'} to ${max ?? '…'}`, unit].filter((part) => part !== undefined).join(' ');
const sentenceOf = (one: Position | RecordEvent): string => `“${one.text}”`;

/** Each kind of part in the words in which an editor thinks of it. */
const TEXTS: Record<ItemKind, (item: Item) => string> = {
  figure: (item) => {
    const one = item as Observation;
    return `${amountOf(one)}, ${one.text}, as of ${one.asOf}, by ${one.source}`;
  },
  stretch: (item) => {
    const { from, to = 'now', text } = item as Hold;
    return `${from} to ${to} “${text}”`;
  },
  position: (item) => sentenceOf(item as Position),
  event: (item) => sentenceOf(item as RecordEvent),
  cue: (item) => shown((item as Cue).all),
  facet: (item) => `“${(item as Facet).text}”`,
};
const itemText = (kind: ItemKind, item: Item): string => TEXTS[kind](item);

type Told = Omit<ItemChange, 'change'> & { change: ItemChange['change'] | 'moved'; claim?: string };

function itemLines({ kind, name, change, before, after, by, claim }: Told): string[] {
  const head = `    ${change.padEnd(10)} ${KINDS[kind]} ${name}`;
  if (change === 'moved') return [`${head} to ${claim}`];
  if (change === 'added' && after) return [`${head}: ${itemText(kind, after)}`];
  if ((change === 'retracted' || change === 'removed') && before) return [`${head}: it was ${itemText(kind, before)}`];
  const fields = before && after ? fieldLines(before, after).map((line) => `               ${line}`) : [];
  return change === 'superseded'
    ? [`${head}: ${before ? itemText(kind, before) : ''}`, ...fields, ...(by ? [`               now ${itemText(kind, by)}`] : [])]
    : [head, ...fields];
}

const nameOf = (line: RecordLine): string => (line.kind === 'concept' ? line.name : line.title);
const parsed = (line: string | undefined): RecordLine | undefined => (line === undefined ? undefined : (longLine(JSON.parse(line)) as RecordLine));

function wholeClaim(claim: Claim): string[] {
  const count = (number: number, one: string): string[] => (number === 0 ? [] : [`${number} ${one}${number === 1 ? '' : 's'}`]);
  const holds = claim.holds.length === 1 ? ['1 stretch of time'] : [`${claim.holds.length} stretches of time`];
  const parts = [
    ...holds,
    ...count(claim.observations.length, 'figure'),
    ...count(claim.positions?.length ?? 0, 'position'),
    ...count(claim.events?.length ?? 0, 'event'),
    ...count(claim.cues.length, 'cue'),
  ];
  return [`    ${parts.join(', ')}`, `    ${claim.question} “${claim.holds.at(-1)?.text ?? ''}”`];
}

/** Parts of the changed claims as they are now, by what tells them apart anywhere: the id of a figure, the words of the rest. */
function partsNow(changes: readonly Change[]): Map<string, string> {
  const parts = new Map<string, string>();
  for (const { after } of changes) {
    const now = parsed(after);
    if (now?.kind !== 'claim') continue;
    for (const one of now.observations) parts.set(`figure ${one.id}`, now.id);
    for (const [kind, list] of [
      ['stretch', now.holds],
      ['position', now.positions ?? []],
      ['event', now.events ?? []],
    ] as const)
      for (const { text } of list) parts.set(`${kind} ${text}`, now.id);
  }
  return parts;
}

/** What is gone here and stands in another claim was not taken back. */
function asMoved(item: ItemChange, from: string, parts: ReadonlyMap<string, string>): Told {
  const key = item.kind === 'figure' ? item.name : item.before && 'text' in item.before ? item.before.text : '';
  const claim = item.change === 'retracted' ? parts.get(`${item.kind} ${key}`) : undefined;
  return claim === undefined || claim === from ? item : { ...item, change: 'moved', claim };
}

/** One line of the record that changed, as lines for an editor. */
function changeLines({ id, change, before, after }: Change, parts: ReadonlyMap<string, string>): { lines: string[]; items: readonly Told[] } {
  const [old, now] = [parsed(before), parsed(after)];
  const either = now ?? old;
  if (!either) return { lines: [], items: [] };
  const head = `${MARKS[change]} ${either.kind} ${id} “${nameOf(either)}” ${change}`;
  if (old && now) {
    const items = old.kind === 'claim' && now.kind === 'claim' ? itemChanges(old, now).map((item) => asMoved(item, id, parts)) : [];
    const fields = fieldLines(old, now, old.kind === 'claim' && now.kind === 'claim' ? BY_ITEM : undefined).map((line) => `    changed    ${line}`);
    return { lines: [head, ...fields, ...items.flatMap(itemLines)], items };
  }
  return {
    lines: [
      head,
      ...(either.kind === 'claim' ? wholeClaim(either) : either.kind === 'source' ? [`    ${either.publisher}, ${either.published}, ${either.url}`] : []),
    ],
    items: [],
  };
}

/** Changes between two contents as an editor reads them: claims first, then sources and words; last one line that counts them. */
export function diffWords(changes: readonly Change[]): string[] {
  const rank = ({ before, after }: Change): number => ['claim', 'source', 'concept'].indexOf((parsed(after) ?? parsed(before))?.kind ?? '');
  const sorted = [...changes].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  const parts = partsNow(changes);
  const told = sorted.map((change) => changeLines(change, parts));
  const count = (list: readonly string[]): string =>
    ['added', 'changed', 'superseded', 'moved', 'retracted', 'removed']
      .map((word) => [list.filter((one) => one === word).length, word] as const)
      .flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]))
      .join(', ');
  const items = told.flatMap((one) => one.items.map(({ change }) => change));
  const lines = changes.length === 1 ? '1 line' : `${changes.length} lines`;
  const total =
    changes.length === 0
      ? 'no change'
      : `${lines}: ${count(changes.map(({ change }) => change))}${items.length === 0 ? '' : `; within claims: ${count(items)}`}`;
  return [...told.flatMap((one) => one.lines), total];
}
