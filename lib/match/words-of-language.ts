import type { Concept } from '../model/concept.ts';

/**
 * Concepts that the engine itself knows by id. They hold a language's function words, so that another language is another file of data and no code.
 * `modal` could, may; `would`; `conditional` if, whether; `negation` not, never; `hearsay` reportedly; `attribution` according to; `reporting-verb` says;
 * `document-noun` the contract (says); `own-act` (said) it had; `background-word` over, after; `rumoured-word` reported; `estimating-word` puts (at); `inner-thought` mulled;
 * `outlook` plans to; `condition` if conditions are met; `ending` gave up; `over-now` is gone; `until-word` until;
 * `past` was, formerly; `future` will, plans to; `clause-word` but, while (behind a comma); `clause-break` because (without one); `receive-money` turns payer and payee around; `purchase-verb` turns "from" around ("buys from").
 */
export const GRAMMAR = {
  modal: 'modal',
  // "May" itself, which also gives leave ("may run only on Azure"); words of hope bear on what follows them; "a possible lawsuit" is weighed.
  leaveWord: 'modal.may',
  hope: 'modal.hope',
  possible: 'modal.possible',
  alone: 'value.alone',
  would: 'would',
  conditional: 'conditional',
  negation: 'negation',
  outlook: 'outlook',
  innerThought: 'inner-thought',
  ending: 'ending',
  overNow: 'over-now',
  until: 'until-word',
  condition: 'condition',
  hearsay: 'hearsay',
  attribution: 'attribution',
  reporting: 'reporting-verb',
  announcing: 'announcing-verb',
  past: 'past-time',
  future: 'future-time',
  clause: 'clause-word',
  clauseBreak: 'clause-break',
  receive: 'receive-money',
  purchase: 'purchase-verb',
  // Longer words that hide a shorter one of the list: "may now" is no "may", "a claim" says nothing.
  leave: 'leave-given',
  notSaying: 'not-saying',
  document: 'document-noun',
  ownAct: 'own-act',
  background: 'background-word',
  rumoured: 'rumoured-word',
  estimating: 'estimating-word',
} as const;

/** Short words that are looked at only beside a name or a date; they are kept out of the lexicon because every sentence is full of them. */
const BESIDE = ['word.to', 'word.from', 'word.skip', 'word.since', 'word.until', 'word.in', 'word.the', 'word.term', 'word.whose'] as const;
export type BesideWord = (typeof BESIDE)[number];

/** Is this concept read only beside a name (see {@link besideWords})? */
export const isBesideWord = (id: string): boolean => id.startsWith('word.');

/** The short words as lower-case sets, by concept id. Empty where the record has none. */
export function besideWords(concepts: ReadonlyMap<string, Concept>): Record<BesideWord, ReadonlySet<string>> {
  const wordsOf = (id: BesideWord): ReadonlySet<string> =>
    new Set((concepts.get(id)?.aliases ?? []).map((alias) => (typeof alias === 'string' ? alias : alias.text).toLowerCase()));
  return Object.fromEntries(BESIDE.map((id) => [id, wordsOf(id)])) as Record<BesideWord, ReadonlySet<string>>;
}
