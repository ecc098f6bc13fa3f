import type { Concept } from '../model/concept.ts';
import type { Ref } from './compile-cue.ts';
import type { Found, Sentence } from './scan.ts';

/** A name that the sentence leaves out and the text before it gives. */
export type Carried = { concept: string; words: string };

/** Where a sentence's missing names may come from: the title and the sentences before it (model.md, rule 10). */
export type Context = { title: ReadonlySet<string>; sentences: readonly Sentence[]; rivals: (ids: readonly string[]) => ReadonlySet<string> };

/** Wider concepts with this prefix are classes: their members can be taken for one another (`class.ai-lab`). */
const CLASS = 'class.';

/** Concepts that stand in one class with any of `ids` (another AI company, another big company) and are none of them. */
export function rivalsOf(concepts: ReadonlyMap<string, Concept>): (ids: readonly string[]) => ReadonlySet<string> {
  const members = new Map<string, string[]>();
  for (const concept of concepts.values()) {
    if (concept.type !== 'organisation') continue;
    for (const parent of concept.is ?? []) if (parent.startsWith(CLASS)) members.set(parent, [...(members.get(parent) ?? []), concept.id]);
  }
  // A reference of a cue keeps its list of ids.
  const known = new WeakMap<readonly string[], ReadonlySet<string>>();
  return (ids) => {
    const cached = known.get(ids);
    if (cached) return cached;
    const classes = ids.flatMap((id) => concepts.get(id)?.is ?? []);
    const rivals = new Set(classes.flatMap((id) => members.get(id) ?? []).filter((id) => !ids.includes(id)));
    known.set(ids, rivals);
    return rivals;
  };
}

const first = (sentence: Sentence, ids: readonly string[]): Found | undefined => {
  for (const id of ids) {
    const hits = sentence.byConcept.get(id);
    const hit = hits?.find((one) => !one.epithet) ?? hits?.find((one) => !one.generic);
    if (hit) return hit;
  }
  return undefined;
};

const namesAny = (sentence: Sentence, ids: ReadonlySet<string>): boolean => sentence.found.some((hit) => !hit.epithet && hit.names.some((id) => ids.has(id)));

/** The title lends a party to the first sentences only; further down the text has named others. */
const LEAD = 3;

/**
 * Looks for a reference in the last sentences and in the title. A topic (`@concept`) may come from any of them; a party (payer, payee, about) only if
 * no rival stands in this sentence and the nearest sentence that names either names the party alone.
 */
export function carry(ref: Ref, sentence: Sentence, reach: number, context: Context): Carried | undefined {
  const strict = ref.role !== undefined;
  const rivals = strict ? context.rivals(ref.ids) : undefined;
  if (rivals && rivals.size > 0 && namesAny(sentence, rivals)) return undefined;
  for (let back = 1; back <= reach; back += 1) {
    const before = context.sentences[sentence.index - back];
    if (!before || before.block.article !== sentence.block.article) break;
    const hit = first(before, ref.ids);
    if (sentence.ofAnother !== undefined && hit?.concepts.has('party') && !hit.names.includes(sentence.ofAnother)) return undefined;
    const contested = rivals !== undefined && namesAny(before, rivals);
    if (hit && !contested) return { concept: ref.ids.find((id) => hit.concepts.has(id)) ?? hit.names[0] ?? '', words: hit.words };
    if (contested && strict && !hit) return undefined;
  }
  if (sentence.ofAnother !== undefined || (strict && sentence.index > LEAD)) return undefined;
  const titled = ref.ids.find((id) => context.title.has(id));
  if (titled === undefined) return undefined;
  return rivals && [...rivals].some((id) => context.title.has(id)) ? undefined : { concept: titled, words: titled };
}
