import type { ChangeEnd, ChangeKind, ChangeNews, ChangeSet, ClaimChange, LineCount, PartChange, ReadChange, ReadPage } from '../model/changes.ts';
import type { Claim } from '../model/claim.ts';
import type { RecordLine } from '../model/record.ts';
import { computeChanges } from './changes.ts';
import { answerOf, kindOfParts, partsOf } from './claim-changes.ts';
import { explain, type Listed } from './notices.ts';
import { comparePlaces } from './order.ts';
import { longForm } from './short-form.ts';

/** Change sets that are kept: the newest come first. */
export const CHANGE_SETS = 10;

const lineOf = (text: string | undefined): RecordLine | null => (text === undefined ? null : (longForm(JSON.parse(text)) as RecordLine));
const asClaim = (line: RecordLine | null): Claim | null => (line?.kind === 'claim' ? line : null);

/**
 * What differs between two accepted contents, in words. It is computed here and now, whatever the publisher says; of the publisher's list only reasons are
 * taken, and what it does not name is said to be so (packs.md G8, 1.6 step 15). A list speaks for one step: over several, or for a package, nothing is flagged.
 * @param listed the manifest's `changes`; null for a package, which has no manifest.
 */
export function changeSetOf(before: { end: ChangeEnd; text: string }, after: { end: ChangeEnd; text: string }, listed: Listed | null, at: number): ChangeSet {
  const [from, to] = [before.end, after.end];
  const oneStep = from.epoch === to.epoch && to.seq === from.seq + 1;
  const list = listed === null ? 'none' : oneStep ? 'whole' : 'part';
  const counts = { source: noLines(), concept: noLines() };
  const claims: ClaimChange[] = [];
  const unlisted: string[] = [];
  for (const one of explain(computeChanges(before.text, after.text), listed ?? [])) {
    const isUnlisted = list === 'whole' && one.change !== 'added' && one.why === null;
    const [old, now] = [lineOf(one.before), lineOf(one.after)];
    if (asClaim(old) || asClaim(now)) claims.push(claimChange(asClaim(old), asClaim(now), one.id, one.why, isUnlisted));
    const kind = (now ?? old)?.kind;
    if (kind !== 'source' && kind !== 'concept') continue;
    counts[kind][one.change] += 1;
    if (isUnlisted) unlisted.push(one.id);
  }
  return { from, to, at, list, claims: claims.sort(byWeight), sources: counts.source, concepts: counts.concept, unlisted };
}

const noLines = (): LineCount => ({ added: 0, changed: 0, removed: 0 });

function claimChange(old: Claim | null, now: Claim | null, id: string, why: string | null, unlisted: boolean): ClaimChange {
  const parts = old && now ? partsOf(old, now) : [];
  const change: ChangeKind = !old ? 'added' : !now ? 'removed' : kindOfParts(parts);
  const { title = id, question = id, lang = 'en' } = now ?? old ?? {};
  return {
    claim: id,
    title,
    question,
    lang,
    change,
    parts,
    before: old && answerOf(old),
    after: now && answerOf(now),
    ...(why !== null && { why }),
    unlisted,
  };
}

const WEIGHT: readonly ChangeKind[] = ['superseded', 'retracted', 'removed', 'changed', 'added'];

/** What matters most first; what says the same as before comes last. */
const byWeight = (a: ClaimChange, b: ClaimChange): number =>
  Number(saysTheSame(a)) - Number(saysTheSame(b)) || WEIGHT.indexOf(a.change) - WEIGHT.indexOf(b.change) || (a.title < b.title ? -1 : 1);

/** Did only sources change, or the ways in which pages word it? */
export const saysTheSame = ({ change, parts }: ClaimChange): boolean => change !== 'added' && change !== 'removed' && parts.length === 0;

/** Is anything at all different that a reader would notice, or that the publisher should have named? */
const isEmpty = (set: ChangeSet): boolean => set.claims.length === 0 && set.unlisted.length === 0;

/** The newest first, the oldest forgotten. A set that changes nothing a reader sees is not kept. */
export const keepSet = (known: readonly ChangeSet[], set: ChangeSet | null): ChangeSet[] =>
  (set && !isEmpty(set) ? [set, ...known] : [...known]).slice(0, CHANGE_SETS);

/** The sets that led to the version in use: newer ones wait behind a reader who went back. */
export const setsInUse = (sets: readonly ChangeSet[], place: { epoch: number; seq: number } | null): ChangeSet[] =>
  place === null ? [] : sets.filter(({ to }) => comparePlaces(to, place) <= 0);

/** One set in counts. */
export function newsOf(set: ChangeSet | undefined, acknowledged: number): ChangeNews | null {
  if (!set) return null;
  const told = set.claims.filter((one) => !saysTheSame(one));
  const kinds: ChangeNews['kinds'] = {};
  for (const { change } of told) kinds[change] = (kinds[change] ?? 0) + 1;
  return {
    at: set.at,
    horizon: set.to.horizon,
    kinds,
    unlisted: set.unlisted.length + set.claims.filter((one) => one.unlisted).length,
    acknowledged: acknowledged >= set.at,
    claims: told.slice(0, 3).map(({ claim, title, lang, change }) => ({ claim, title, lang, change })),
  };
}

/** What is needed of a page in the history to say which of its read statements have changed. */
export type PageRead = Omit<ReadPage, 'readOn'> & { firstVisit: number; lastVisit: number; claims: string[] };

/**
 * Claims that this reader has read (their note was open) on pages first read before the change: what was said then, and what is said now. A page that was read
 * again since keeps the date of its first reading. What came back to what it was is no change.
 * @param sets those in use, the newest first.
 */
export function readChanges(sets: readonly ChangeSet[], pages: readonly PageRead[]): ReadChange[] {
  const found = new Map<string, ReadChange>();
  // From the oldest on: the first change after a reading says what was said then, the last one what is said now.
  for (const set of sets.toReversed()) {
    for (const one of set.claims) {
      const [told] = tellingParts(one);
      if (!told) continue;
      const fresh = pages.flatMap((page): ReadPage[] => (page.firstVisit < set.at && page.claims.includes(one.claim) ? [readPage(page, set.at)] : []));
      const known = found.get(one.claim);
      const all = [...(known?.pages ?? []), ...fresh.filter(({ key }) => !known?.pages.some((page) => page.key === key))];
      if (all.length === 0) continue;
      const { claim, title, question, lang, change } = one;
      found.set(claim, { claim, title, question, lang, change, told: known ? joined(known.told, told) : told, pages: all });
    }
  }
  return [...found.values()].filter(({ told }) => JSON.stringify(told.before) !== JSON.stringify(told.after)).toReversed();
}

const readPage = ({ key, url, title, site, lang, firstVisit, lastVisit }: PageRead, at: number): ReadPage => ({
  key,
  url,
  title,
  site,
  lang,
  readOn: lastVisit < at ? lastVisit : firstVisit,
});

/** The parts that tell a change, the present answer first. A question that is gone said what it answered. */
function tellingParts(one: ClaimChange): PartChange[] {
  if (one.change === 'added') return [];
  if (one.change === 'removed' || one.before !== one.after) {
    const date = one.parts.find((part) => part.part === 'answer' && part.after === one.after)?.date;
    return [{ part: 'answer', change: one.change, before: one.before, after: one.after, ...(date !== undefined && { date }) }];
  }
  return one.parts;
}

/** Two changes of one claim as one: what it said at first, and what it says at last. Of different things the later one is told. */
function joined(first: PartChange, last: PartChange): PartChange {
  return first.part === last.part ? ({ ...last, before: first.before } as PartChange) : last;
}
