import type { Level } from '../../../lib/model/source.ts';
import { levelOf, originOf } from '../../../lib/standing/levels.ts';
import { faultAt, type Rule } from './rule.ts';
import { COUNTING_FIRMS, DENIALS, HEDGES, STRONG_WORDS } from './word-lists.ts';
import { placesOf, saysAny, wordsOf } from './words.ts';

/** Words before a strong word within which a denial counts. */
const REACH = 3;

const isDenied = (words: readonly string[], at: number): boolean =>
  words.slice(Math.max(0, at - REACH), at).some((word) => DENIALS.includes(word)) || DENIALS.includes(words[at + 1] ?? '');

/**
 * Text never says more than its sources. What is wrong with a text whose sources come out at `level`, in a few words; null where nothing is.
 *
 * 1. Reported once (one newsroom, an analysis or an aggregator alone): the text says so itself, by a word of {@link HEDGES}, by the name of a firm that counts
 *    for itself, or by naming one of the `publishers` whose account it is.
 * 2. "confirmed", "filed", "official" need a filing or a statement; "announced" needs one too, or newsrooms that report it each for themselves. A denial takes
 *    the word back: "was not confirmed", "nothing had been filed", "announced no date".
 *
 * Other levels may say less than they could: a filing may be told as "reported".
 */
export function saysTooMuch(text: string, level: Level, publishers: readonly string[] = []): string | null {
  const words = wordsOf(text);
  for (const { words: strong, levels } of STRONG_WORDS) {
    if (levels.includes(level)) continue;
    const found = strong.find((word) => placesOf(words, word).some((at) => !isDenied(words, at)));
    if (found !== undefined) return `says "${found}", which needs sources at the level ${levels.join(' or ')}; they come out as ${level}`;
  }
  if (level !== 'reported-once' || saysAny(words, HEDGES) || saysAny(words, COUNTING_FIRMS) || saysAny(words, publishers)) return null;
  return 'is reported once and does not say so: write who says it, or "reported"';
}

/** Every hold, figure, position and event of every claim, its words against the level of its sources. */
export const textLevel: Rule = ({ loaded, claims }) => {
  const { record, placeOf } = loaded;
  const publishersOf = (ids: readonly string[]): string[] =>
    [...ids, ...ids.map((id) => originOf(record, id))].flatMap((id) => {
      const publisher = record.sources.get(id)?.publisher;
      return publisher === undefined ? [] : namesOf(publisher);
    });
  return claims.flatMap((claim) => {
    const judge = (path: PropertyKey[], what: string, text: string, ids: readonly string[]) => {
      const fault = saysTooMuch(text, levelOf(record, ids), publishersOf(ids));
      return fault === null ? [] : [faultAt(placeOf.get(claim.id), [...path, 'text'], 'text-level', `${claim.id}: ${what} ${fault}`)];
    };
    return [
      ...claim.holds.flatMap((hold, at) => judge(['holds', at], `hold ${at + 1} (from ${hold.from})`, hold.text, hold.because)),
      ...claim.observations.flatMap((one, at) =>
        judge(['observations', at], `observation ${one.id}`, `${one.text}; ${one.conditions ?? ''}`, [one.source, ...(one.also ?? [])]),
      ),
      ...(claim.positions ?? []).flatMap((one, at) =>
        judge(['positions', at], `position ${at + 1} (${one.actor})`, one.text, [one.source, ...(one.also ?? [])]),
      ),
      ...(claim.events ?? []).flatMap((one, at) => judge(['events', at], `event ${at + 1} (${one.date})`, one.text, one.because)),
    ];
  });
};

/** Ways in which a publisher is named in our texts: "The New York Times" is also "New York Times"; papers have their letters. */
function namesOf(publisher: string): string[] {
  const plain = publisher.replace(/^The /, '').replace(/ \(.*\)$/, '');
  const letters: Record<string, string> = { 'Financial Times': 'FT', 'Wall Street Journal': 'WSJ', 'New York Times': 'NYT' };
  return [publisher, plain, ...(letters[plain] === undefined ? [] : [letters[plain]])];
}
