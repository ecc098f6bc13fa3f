import type { Concept } from '../../model/concept.ts';
import type { Polarity } from '../../model/mention.ts';
import { clauseAround, type Stretch } from '../clauses.ts';
import type { Sentence } from '../scan.ts';
import { GRAMMAR } from '../words-of-language.ts';
import { LETTERS } from './evidence.ts';
import { readWeights } from './weights.ts';

/** The function words at which the weights of a stance stand in the record. What has none of the three is asserted. */
export const STANCES = { negated: GRAMMAR.negation, hypothetical: GRAMMAR.modal, attributed: GRAMMAR.attribution } as const;
export type Stance = keyof typeof STANCES;
const ORDER = ['negated', 'hypothetical', 'attributed'] as const satisfies readonly Stance[];

/** Words this many characters from the statement are looked at by their side of it. */
const BESIDE = 45;
const WORDS = /[\p{L}']+/gu;

/**
 * What can speak for a stance: `!` what the rules of grammar say (also for the type), `~` the type, `@id` a concept before (`<`), within (`=`) or behind (`>`) the
 * words of the statement, with a comma where it stands in their clause, and the first letters of words by the same places, or of any word.
 */
export function stanceEvidence(sentence: Sentence, span: Stretch, type: string, ruled: Polarity): Set<string> {
  const keys = new Set([`!${ruled}`, `!${ruled}:${type}`, `~${type}`]);
  const clause = clauseAround(sentence, span);
  for (const hit of sentence.found) {
    const place = hit.end <= span.start ? '<' : hit.start >= span.end ? '>' : '=';
    const near = place !== '=' && hit.start >= clause.start && hit.end <= clause.end;
    for (const id of hit.concepts) {
      keys.add(`@${id}${place}`);
      if (near) keys.add(`,@${id}${place}`);
    }
  }
  const text = sentence.text.slice(sentence.start, sentence.end).toLowerCase();
  const at = (offset: number): number => Math.max(0, offset - sentence.start);
  const [from, to] = [at(span.start), at(span.end)];
  for (const found of text.matchAll(WORDS)) {
    const [word] = found;
    const letters = word.slice(0, LETTERS);
    keys.add(letters);
    const [start, end] = [found.index, found.index + word.length];
    if (end <= from ? start >= from - BESIDE : start < to || end <= to + BESIDE) keys.add(letters + (end <= from ? '<' : start >= to ? '>' : '='));
  }
  if (text.trimEnd().endsWith('?')) keys.add('^question');
  if ((text.slice(0, from).match(/"/g)?.length ?? 0) % 2 === 1) keys.add('^quoted');
  return keys;
}

/** Weighs how a statement is made: the stance that weighs most, above nothing; else it is asserted. Undefined where the record has no weights for it. */
export function stanceReader(
  concepts: ReadonlyMap<string, Concept>,
): ((sentence: Sentence, span: Stretch, type: string, ruled: Polarity) => Polarity) | undefined {
  const lists = ORDER.flatMap((stance) => {
    const written = concepts.get(STANCES[stance])?.weights;
    return written === undefined ? [] : [{ stance, ...readWeights(stance, written) }];
  });
  if (lists.length === 0) return undefined;
  // One look-up a key for all stances.
  const weights = new Map<string, number[]>();
  lists.forEach(({ of }, number) => {
    for (const [key, weight] of of) {
      const row = weights.get(key) ?? lists.map(() => 0);
      row[number] = weight;
      weights.set(key, row);
    }
  });
  return (sentence, span, type, ruled) => {
    const sums = lists.map(({ bias }) => bias);
    for (const key of stanceEvidence(sentence, span, type, ruled)) weights.get(key)?.forEach((weight, number) => (sums[number] = (sums[number] ?? 0) + weight));
    let [best, most]: [Polarity, number] = ['asserted', 0];
    lists.forEach(({ stance }, number) => {
      const sum = sums[number] ?? 0;
      if (sum > most) [best, most] = [stance, sum];
    });
    return best;
  };
}
