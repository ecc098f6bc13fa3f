import type { Fit } from './fit.ts';
import type { Found, Sentence } from './scan.ts';
import { GRAMMAR } from './words-of-language.ts';

/** So many words may stand between a party and its verb of saying: "Microsoft and OpenAI jointly said". */
const SPEAKER_WORDS = 4;

/** Concepts that can say something. */
const speaks = (hit: Found): boolean => hit.concepts.has('party') || hit.concepts.has('outlet');

/** An epithet that could be one of several ("the company") names nobody. */
const isSpeaker = (hit: Found): boolean => hit.names.length === 1;

/** "Jane Doe, a vice president of AWS, said": the party stands in somebody's title, behind a comma of its own. */
const isTitle = (sentence: Sentence, party: Found, verb: Found): boolean =>
  verb.verb && /\p{Lu}\S*, [^,;:"]*$/u.test(sentence.text.slice(sentence.start, party.start));

/** May the words between a party and a verb of saying stand there? An aside may (", in a statement, "); a new clause, or another one's noun ("OpenAI API, one analyst") not. */
function leadsTo(sentence: Sentence, party: Found, verb: Found): boolean {
  if (verb.word - party.word > SPEAKER_WORDS) return false;
  const between = sentence.text.slice(party.end, verb.start).trim();
  if (/[;:()\u2013\u2014]/.test(between)) return false;
  if (between.includes(',') && !/^,[^,]*,$/.test(between) && !(between === ',' && isTitle(sentence, party, verb))) return false;
  const grammar = [GRAMMAR.clause, GRAMMAR.clauseBreak, GRAMMAR.reporting, GRAMMAR.conditional];
  return !grammar.some((id) => (sentence.byConcept.get(id) ?? []).some((hit) => hit.start !== verb.start && hit.start >= party.end && hit.end <= verb.start));
}

/** The party that a verb of saying belongs to: the name right before it, or behind "according to". An analyst, or people who are not named, are none. */
export function speakerOf(sentence: Sentence, verb: Found): { speaker?: string; attribution: string } {
  const text = sentence.text;
  if (verb.concepts.has(GRAMMAR.attribution)) {
    const next = sentence.found.find(
      (hit) => hit.start >= verb.end && hit.start - verb.end < 30 && speaks(hit) && !text.slice(verb.end, hit.start).includes(','),
    );
    return { ...(next && isSpeaker(next) ? { speaker: next.names[0] } : {}), attribution: text.slice(verb.start, next?.end ?? verb.end) };
  }
  const before = sentence.found.filter((hit) => hit.end <= verb.start && hit.concepts.has('party')).at(-1);
  if (!before || !isSpeaker(before) || !leadsTo(sentence, before, verb)) return { attribution: text.slice(verb.start, verb.end) };
  return { speaker: before.names[0], attribution: text.slice(before.start, verb.end) };
}

/** Does a party stand right before the verb of saying of a cue that asks for its speaker? Other cues pass. */
export function speakerHolds(fit: Fit): boolean {
  if (!fit.cue.cue.speaker) return true;
  const verbs = fit.filled.flatMap(({ hit }) => (hit?.verb ? [hit] : []));
  const parties = fit.sentence.found.filter((hit) => !hit.generic && hit.concepts.has('party'));
  return verbs.some((verb) => parties.some((party) => (party.end <= verb.start ? leadsTo(fit.sentence, party, verb) : followsVerb(fit.sentence, party, verb))));
}

/** '"…," said Altman', '"…", said a spokesperson for Microsoft': the verb stands right behind what was said, and the party right behind the verb. */
function followsVerb(sentence: Sentence, party: Found, verb: Found): boolean {
  if (!/["],? ?$/.test(sentence.text.slice(0, verb.start))) return false;
  const between = sentence.text.slice(verb.end, party.start);
  if (party.word - verb.word <= SPEAKER_WORDS && !/[,;:"]/.test(between)) return true;
  return party.word - verb.word <= TITLE_WORDS && /^ \p{Lu}[^,;:"]*,[^,;:"]*$/u.test(between) && !isOutsider(sentence, verb.end, party.start);
}

/** So many words may a name and a title have before the party: "said Jane Doe, a vice president of AWS". */
const TITLE_WORDS = 9;

/** Is the one who speaks described ("who covers Microsoft") or an analyst, and none of the party's own? */
const isOutsider = (sentence: Sentence, start: number, end: number): boolean =>
  [GRAMMAR.clause, GRAMMAR.tail].some((id) => (sentence.byConcept.get(id) ?? []).some((hit) => hit.start >= start && hit.end <= end));

const MARKS = /"/g;
const marksIn = (text: string): number => text.match(MARKS)?.length ?? 0;

/**
 * Is the sentence speech that the sentence next to it gives a speaker for? Either it opens with a quotation mark right behind the one that names the speaker ('"…," said Altman. "We …"'),
 * or its quotation is closed only in that one ('"We are glad. We …," said Altman.').
 */
export function goesOn(sentence: Sentence, before: Sentence | undefined, behind: Sentence | undefined): { before: boolean; behind: boolean } {
  const text = sentence.text.slice(sentence.start, sentence.end).trim();
  const open = marksIn(sentence.text.slice(Math.max(0, sentence.start - QUOTE_BACK), sentence.start)) % 2 === 1;
  const speech = open || text.startsWith('"');
  const openAtEnd = (marksIn(text) + (open ? 1 : 0)) % 2 === 1;
  return { before: speech && before?.block === sentence.block, behind: speech && openAtEnd && behind?.block === sentence.block };
}

/** So far back a quotation may have been opened, in characters of the same block. */
const QUOTE_BACK = 1500;
