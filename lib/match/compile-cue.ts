import type { Claim } from '../model/claim.ts';
import type { Concept } from '../model/concept.ts';
import type { Cue } from '../model/cue.ts';
import type { QuantityKind } from '../model/units.ts';
import { unitOf } from '../model/units.ts';
import { isName } from './concept-tree.ts';

/** One `@a|@b` of a cue: any of the ids will do. */
export type Ref = { text: string; ids: readonly string[]; carried: boolean; role?: 'payer' | 'payee' | 'about' };

/** The amount that a cue wants, in base units. */
export type AmountSlot = { kind: QuantityKind; currency?: string; min: number; max: number; optional: boolean; narrow: boolean };

/** A choice "concept → text" in the order written, with what holds where none of the concepts stands. */
export type Choice<T> = { cases: { ids: readonly string[]; then: T }[]; otherwise: T | undefined };

/** A cue made ready for matching. `key` is the index in `required` of the reference by which it is found. */
export type CompiledCue = {
  claim: string;
  /** The type of its claim. */
  type: string;
  cue: Cue;
  required: Ref[];
  key: number;
  any: readonly string[];
  not: readonly string[];
  beside: readonly string[];
  page: readonly string[];
  words: number;
  sentences: number;
  amount?: AmountSlot;
  measure?: Choice<string>;
  facet?: Choice<string | null>;
  value?: Choice<string>;
  hasFacets: boolean;
};

const DEFAULT_WORDS = 24;

const idsOf = (ref: string): string[] => ref.split('|').map((part) => part.replace(/^@/, ''));

function choiceOf<T>(record: Record<string, T> | undefined): Choice<T> | undefined {
  if (!record) return undefined;
  const cases = Object.entries(record)
    .filter(([key]) => key !== 'else')
    .map(([key, then]) => ({ ids: idsOf(key), then }));
  return { cases, otherwise: 'else' in record ? record['else'] : undefined };
}

function amountOf(cue: Cue): AmountSlot | undefined {
  const slot = cue.slots?.amount;
  if (!slot) return undefined;
  const unit = unitOf(slot.unit);
  const min = slot.min === undefined ? 0 : Number(slot.min) * unit.factor;
  const max = slot.max === undefined ? Number.POSITIVE_INFINITY : Number(slot.max) * unit.factor;
  return { kind: unit.kind, currency: unit.currency, min, max, optional: slot.optional === true, narrow: min > 0 && max / min <= 1.3 };
}

/** Makes one cue ready: references split, choices ordered, the reference chosen by which sentences are looked up. */
export function compileCue(claim: Claim, cue: Cue, concepts: ReadonlyMap<string, Concept>): CompiledCue {
  const carry = new Set(cue.carry ?? []);
  const slots = cue.slots ?? {};
  const roleOf = (ref: string): Ref['role'] => (slots.payer === ref ? 'payer' : slots.payee === ref ? 'payee' : slots.about === ref ? 'about' : undefined);
  const required = cue.all.map((text): Ref => {
    const role = roleOf(text);
    return { text, ids: idsOf(text), carried: carry.has(text) || (role !== undefined && carry.has(role)), role };
  });
  const weight = (ref: Ref): number => (ref.carried ? 4 : 0) + (ref.ids.some((id) => isName(concepts.get(id))) ? 2 : 0) + ref.ids.length / 100;
  const key = required.reduce((best, ref, index) => (weight(ref) < weight(required[best] ?? ref) ? index : best), 0);
  return {
    claim: claim.id,
    type: claim.type,
    cue,
    required,
    key,
    any: (cue.any ?? []).flatMap(idsOf),
    not: (cue.not ?? []).flatMap(idsOf),
    beside: (cue.beside ?? []).flatMap(idsOf),
    page: (cue.page ?? []).flatMap(idsOf),
    words: cue.within?.words ?? DEFAULT_WORDS,
    sentences: cue.within?.sentences ?? 3,
    amount: amountOf(cue),
    measure: choiceOf(cue.measure),
    facet: choiceOf(cue.facet),
    value: choiceOf(cue.value),
    hasFacets: claim.facets !== undefined,
  };
}

/** Does a number of the sentence start the cue, because all that it asks for besides may come from the text before? */
export const isByNumber = (cue: CompiledCue): boolean => cue.amount !== undefined && !cue.amount.optional && cue.required.every((ref) => ref.carried);
