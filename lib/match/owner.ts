import type { Concept } from '../model/concept.ts';
import { standsByAmount } from './between.ts';
import { ancestry } from './concept-tree.ts';
import type { Fit } from './fit.ts';
import type { Found, FoundQuantity, Sentence } from './scan.ts';
import type { BesideWord } from './words-of-language.ts';
import { GRAMMAR } from './words-of-language.ts';

/** Concepts that count as one with this prefix are peers: pages line them up with a figure each ("AWS 28%, Azure 21%"). */
const PEER = 'peer.';

/** A peer or an amount of the sentence, in text order. */
type Item = { start: number; end: number; peer?: string; generic?: boolean };

/** Nobody alone: several peers together have the amount, or a pronoun has it. */
const TOGETHER = Symbol('together');
const PRONOUN = Symbol('pronoun');
type Rivals = (ids: readonly string[]) => ReadonlySet<string>;
type Owner = string | typeof TOGETHER | typeof PRONOUN | undefined;

/** So many words may link an amount to the name behind it: "28% of the market for AWS". */
const LINK_WORDS = 5;
/** So many words may stand between peers that are lined up with as many amounts: "AWS stays ahead of Azure, 28% to 21%". */
const LINED_UP = 3;

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d']+/gu) ?? [];

/** Peers and amounts of the kind, in order; a name told twice in a row ("Microsoft Azure") is one, and of names in one another the longer counts. */
function itemsOf(sentence: Sentence, kind: FoundQuantity['kind'], peers: readonly string[]): Item[] {
  const named = sentence.found.flatMap((hit: Found): Item[] => {
    const peer = peers.find((id) => hit.concepts.has(id));
    return peer === undefined ? [] : [{ start: hit.start, end: hit.end, peer, generic: hit.generic }];
  });
  const amounts = sentence.quantities.filter((one) => one.kind === kind);
  const items: Item[] = [];
  for (const item of [...named, ...amounts.map(({ start, end }): Item => ({ start, end }))].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = items.at(-1);
    if (last?.peer !== undefined && item.peer !== undefined && item.end <= last.end) continue;
    if (last?.peer !== undefined && last.peer === item.peer) items[items.length - 1] = { ...last, end: item.end };
    else items.push(item);
  }
  return items;
}

/** "AWS, Azure and Google have 28%, 21% and 14%": as many peers as amounts, paired in order; several peers with one amount have it together. */
function linedUp(items: readonly Item[], at: number, sentence: Sentence): Owner {
  const gap = (a: Item | undefined, b: Item | undefined): string => sentence.text.slice(a?.end ?? 0, b?.start ?? 0);
  let [first, last] = [at, at];
  while (first > 0 && items[first - 1]?.peer === undefined && words(gap(items[first - 1], items[first])).length <= 1) first -= 1;
  while (last + 1 < items.length && items[last + 1]?.peer === undefined && words(gap(items[last], items[last + 1])).length <= 1) last += 1;
  const named = (index: number): boolean => items[index]?.peer !== undefined && !items[index]?.generic;
  const ands = (sentence.byConcept.get(GRAMMAR.clause) ?? []).map((hit) => hit.start);
  const joined = (index: number): boolean => {
    const between = words(gap(items[index], items[index + 1]));
    return between.length === 0 || (between.length === 1 && ands.some((start) => start >= (items[index]?.end ?? 0) && start < (items[index + 1]?.start ?? 0)));
  };
  let from = first;
  while (from > 0 && named(from - 1) && (from === first || words(gap(items[from - 1], items[from])).length <= LINED_UP)) from -= 1;
  const peers = items.slice(from, first).map((one) => one.peer);
  if (peers.length < 2 || new Set(peers).size < peers.length) return undefined;
  if (peers.length === last - first + 1) return peers[at - first];
  const listed = joined(first - 2) && words(gap(items[first - 2], items[first - 1])).length === 1;
  return listed && last === first ? TOGETHER : undefined;
}

/** The name whose amount this is: before it, unless the name behind is tied closer ("28% for AWS", "21% (Azure)", "…; at 21%, Azure …"). */
function ownerOf(items: readonly Item[], at: number, sentence: Sentence, links: ReadonlySet<string>): Owner {
  const amount = items[at];
  if (!amount) return undefined;
  const list = linedUp(items, at, sentence);
  if (list !== undefined) return list;
  const before = items.slice(0, at).findLast((one) => one.peer !== undefined && !one.generic);
  const after = items.slice(at + 1).find((one) => one.peer !== undefined && !one.generic);
  const between = (a: Item, b: Item): string => sentence.text.slice(a.end, b.start);
  if (!after) return before?.peer;
  const behind = items[at + 1] === after ? between(amount, after) : ',';
  const gap = words(behind);
  const next = items[items.indexOf(after) + 1];
  const itsOwn = next !== undefined && next.peer === undefined && /^(?:'?s?)? ?$/.test(between(after, next));
  const tied = gap.length > 0 && gap.length <= LINK_WORDS && links.has(gap.at(-1) ?? '') && !/[,;:]/.test(behind) && !itsOwn;
  if (tied) return after.peer;
  if (!before) {
    const pronoun = items.slice(0, at).some((one) => one.generic);
    return pronoun && next && next.peer === undefined ? PRONOUN : after.peer;
  }
  const parted = between(before, amount);
  const touches = /^ ?\(?$/.test(behind) && (/[,;(]/.test(parted) || items[at - 1] !== before);
  return touches || (/;/.test(parted) && !/;/.test(behind)) ? after.peer : before.peer;
}

/** So many words may part a new value from the former one behind it: "to 30% of the cloud market from 33%". */
const FORMER_WORDS = 6;

/** Is it the value that a change began with: "from 20% to 24%", "to 24% from 20%"? */
function isFormer(items: readonly Item[], at: number, sentence: Sentence, from: ReadonlySet<string>): boolean {
  const [last, item, next] = [items[at - 1], items[at], items[at + 1]];
  if (!item || !from.has(words(sentence.text.slice(last?.end ?? sentence.start, item.start)).at(-1) ?? '')) return false;
  const beside = (most: number, a?: Item, b?: Item): boolean => {
    if (a === undefined || b === undefined || a.peer !== undefined || b.peer !== undefined) return false;
    const between = sentence.text.slice(a.end, b.start);
    return words(between).length <= most && !/[,;]/.test(between);
  };
  return beside(FORMER_WORDS, last, item) || beside(1, item, next);
}

/**
 * Makes the check that an amount is the party's own. A figure about one of several peers is read for the firm it belongs to ("AWS holds 32%, Azure 23%") and for
 * nobody where it is theirs together ("AWS, Microsoft and Google have 63%"); any other amount must have no rival between it and its parties.
 */
export function ownership(concepts: ReadonlyMap<string, Concept>, rivals: Rivals, beside: Record<BesideWord, ReadonlySet<string>>): (fit: Fit) => boolean {
  const peers = [...concepts.values()].filter((concept) => concept.is?.some((id) => id.startsWith(PEER))).map((concept) => concept.id);
  const tree = ancestry(concepts);
  const isPeer = (id: string): boolean => peers.some((peer) => tree.get(id)?.includes(peer));
  const known = new WeakMap<readonly string[], ReadonlySet<string>>();
  const others: Rivals = (ids) => {
    const before = known.get(ids) ?? new Set([...rivals(ids)].filter((id) => !isPeer(id)));
    known.set(ids, before);
    return before;
  };
  return (fit) => {
    const about = fit.filled.find((one) => one.ref.role === 'about');
    const [amount] = fit.amounts;
    const told = about?.carried?.concept ?? fit.cue.cue.slots?.about?.slice(1) ?? '';
    const counts: ReadonlySet<string> = about?.hit?.concepts ?? new Set(tree.get(told));
    const mine = peers.find((id) => counts.has(id));
    if (!amount || mine === undefined) return standsByAmount(fit, rivals);
    const items = itemsOf(fit.sentence, amount.kind, peers);
    const at = items.findIndex((item) => item.start === amount.start && item.peer === undefined);
    if (isFormer(items, at, fit.sentence, beside['word.from'])) return false;
    const owner = ownerOf(items, at, fit.sentence, beside['word.whose']);
    const own = owner === undefined || owner === mine || (owner === PRONOUN && (about?.hit?.generic ?? true));
    return own && standsByAmount(fit, others);
  };
}
