import { EVER, type PlainDate } from '../model/dates.ts';
import type { Fit } from './fit.ts';
import type { FoundQuantity, Sentence } from './scan.ts';
import type { BesideWord } from './words-of-language.ts';
import { GRAMMAR } from './words-of-language.ts';

const TIMES: ReadonlySet<string> = new Set(['year', 'date', 'quarter']);
/** A time farther than this many words from an amount or from the words that fired belongs to something else. */
const REACH = 9;
/** A date to the day ("2026-04-27"). "Set for 27 April" is a time of it, "for 2027" a term. */
const WHOLE_DAY = 10;

const dateOf = (quantity: FoundQuantity): PlainDate | undefined => quantity.date ?? (quantity.kind === 'year' ? String(quantity.min) : undefined);

const timesOf = (sentence: Sentence): FoundQuantity[] => sentence.quantities.filter((quantity) => TIMES.has(quantity.kind) && dateOf(quantity) !== undefined);

/** Is it the end of a term, and no time of what is told: "running to 2032", "for 2027"? */
function isTerm(time: FoundQuantity, text: string, beside: Record<BesideWord, ReadonlySet<string>>): boolean {
  const before = lastWord(text, time.start);
  return beside['word.term'].has(before) || beside['word.until'].has(before) || (beside['word.to'].has(before) && !beside['word.in'].has(before));
}

/** "…, and in early 2023 another $10 billion": a part of the sentence begins between the one sum and the time, and none between the time and the other sum. */
const PART = /[,;]|\b(?:and|then|before)\b/i;
const opensTheNext = (amount: FoundQuantity, time: FoundQuantity, next: FoundQuantity, { text }: Sentence): boolean =>
  time.end <= next.start && PART.test(text.slice(amount.end, time.start)) && !PART.test(text.slice(time.end, next.start));

const nextSum = (amount: FoundQuantity, fit: Fit): FoundQuantity | undefined =>
  [...sumsOf(fit.sentence), ...fit.amounts].filter((other) => other.start > amount.start).sort((a, b) => a.start - b.start)[0];

/** The time that goes with an amount: the first one behind it and before the next amount, else the one right before it ("In 2019, … $1 billion"). */
export function timeOfAmount(amount: FoundQuantity, fit: Fit, beside: Record<BesideWord, ReadonlySet<string>>): PlainDate | undefined {
  const times = timesOf(fit.sentence).filter((time) => !isTerm(time, fit.sentence.text, beside));
  const next = nextSum(amount, fit);
  const behind = times.find(
    (time) =>
      time.start >= amount.end && time.word - amount.word <= REACH && (!next || (time.end <= next.start && !opensTheNext(amount, time, next, fit.sentence))),
  );
  if (behind) return dateOf(behind);
  const previous = [...fit.amounts].reverse().find((other) => other.end <= amount.start);
  const before = [...times]
    .reverse()
    .find(
      (time) =>
        time.end <= amount.start && amount.word - time.word <= REACH && (!previous || time.start >= previous.end) && !isSpokenFor(time, amount, fit.sentence),
    );
  return before && dateOf(before);
}

const sumsOf = ({ quantities }: Sentence): FoundQuantity[] => quantities.filter(({ kind }) => kind === 'money');

/**
 * Does a time stand right behind another sum of money, whose time it is? In "$38 billion in 2025 and has since added $100 billion" the year is not the second sum's,
 * in "$2 billion more and $10 billion in 2023" not the first's.
 */
const isSpokenFor = (time: FoundQuantity, amount: FoundQuantity, sentence: Sentence): boolean =>
  sumsOf(sentence).some(
    (other) =>
      other !== amount &&
      other.end <= time.start &&
      (time.end <= amount.start || other.start >= amount.end) &&
      time.word - other.word <= REACH &&
      !opensTheNext(other, time, amount, sentence),
  );

/** Is it the time of another sum than the one that is stated? */
function isAnothersTime(time: FoundQuantity, own: FoundQuantity, fit: Fit): boolean {
  const next = nextSum(own, fit);
  return isSpokenFor(time, own, fit.sentence) || (next !== undefined && time.start >= own.end && opensTheNext(own, time, next, fit.sentence));
}

const lastWord = (text: string, offset: number): string => /([\p{L}]+)[^\p{L}]*$/u.exec(text.slice(Math.max(0, offset - 24), offset))?.[1]?.toLowerCase() ?? '';

/** "Since the agreement of April 2026", "after their amendment in April": a word for "since" up to three words before the one beside the date. "From" is not taken: it names sources too. */
function isSinceNoun(before: string, beside: Record<BesideWord, ReadonlySet<string>>): boolean {
  const words = before.trim().toLowerCase().split(' ').slice(-4, -1);
  return words.some((word) => beside['word.since'].has(word) && !beside['word.from'].has(word));
}

/** The date that a line of a timeline begins with ("28 October 2025: the terms are rewritten") is the time of all that the line states. */
function entryDate(sentence: Sentence): PlainDate | undefined {
  const [time] = timesOf(sentence);
  if (!time || /[\p{L}\p{N}]/u.test(sentence.text.slice(sentence.start, time.start))) return undefined;
  return /^(?:\s*[:\u2013\u2014]|\s-)\s/.test(sentence.text.slice(time.end, time.end + 4)) ? dateOf(time) : undefined;
}

/** "The 2025 showdown" dates the showdown; in "breaching the 2019 and 2023 clauses that granted exclusive rights" the year names something beside what is stated. */
function namesWhatFired(time: FoundQuantity, fit: Fit): boolean {
  if (time.end > fit.start) return true;
  return fit.sentence.text.slice(time.end, fit.start).trim() === '';
}

/**
 * The time that the text gives for a statement (model.md, rule 7): "in 2023", "since 2019", "until January 2025". A time behind "by", "through" or "for" is a term
 * of the contract and not meant.
 */
export function whenOf(fit: Fit, beside: Record<BesideWord, ReadonlySet<string>>): { from: PlainDate; to?: PlainDate } | undefined {
  const text = fit.sentence.text;
  const entry = entryDate(fit.sentence);
  if (entry !== undefined) return { from: entry, to: entry };
  for (const time of timesOf(fit.sentence)) {
    const date = dateOf(time);
    const near = time.start < fit.end ? time.end > fit.start - 60 : text.slice(fit.end, time.start).split(/\s+/).length <= REACH;
    if (date === undefined || !near) continue;
    const [own] = fit.amounts;
    if (own && isAnothersTime(time, own, fit)) continue;
    const before = lastWord(text, time.start);
    if (beside['word.in'].has(before) && isSinceNoun(text.slice(fit.sentence.start, time.start), beside)) return { from: date };
    if (beside['word.until'].has(before)) return { from: EVER, to: date };
    if (beside['word.since'].has(before)) return { from: date };
    if (
      beside['word.in'].has(before) ||
      (beside['word.the'].has(before) && namesWhatFired(time, fit)) ||
      (date.length === WHOLE_DAY && beside['word.to'].has(before))
    )
      return { from: date, to: date };
  }
  return undefined;
}

/** Past where a word of the past stands near the words that fired, future likewise; present otherwise. */
export function tenseOf(fit: Fit): 'past' | 'present' | 'future' {
  const near = (id: string): boolean => (fit.sentence.byConcept.get(id) ?? []).some((hit) => hit.end > fit.start - 40 && hit.start < fit.end);
  if (near(GRAMMAR.past)) return 'past';
  return near(GRAMMAR.future) || near(GRAMMAR.would) ? 'future' : 'present';
}
