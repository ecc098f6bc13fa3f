import type { Stretch } from './clauses.ts';
import { clauseAround } from './clauses.ts';
import type { Fit } from './fit.ts';
import type { Found, Sentence } from './scan.ts';
import { GRAMMAR } from './words-of-language.ts';

/** Words between two offsets. */
export const gap = (text: string, from: number, to: number): number => (to <= from ? 0 : text.slice(from, to).trim().split(/\s+/).filter(Boolean).length);

/** Does a hit lie in a stretch? */
export const within = (hit: Found, stretch: Stretch): boolean => hit.start >= stretch.start && hit.end <= stretch.end;

/** The hits of a concept in a sentence. */
export const hits = (sentence: Sentence, id: string): readonly Found[] => sentence.byConcept.get(id) ?? [];

/** How many words may stand between the comma or quotation mark and a verb of saying behind a statement: ", the company said". */
const SPEAKER_WORDS = 6;

/** Is it the form '…, the company said' or '…" said Altman', and not ', which suggests'? */
function saidBehind(sentence: Sentence, span: Stretch, verb: Found): boolean {
  const between = sentence.text.slice(span.end, verb.start);
  const at = Math.max(between.lastIndexOf(','), between.lastIndexOf('"'));
  if (at < 0) return false;
  const from = span.end + at + 1;
  const words = gap(sentence.text, from, verb.start);
  if (words > SPEAKER_WORDS || (words === 0 && between[at] !== '"')) return false;
  return !hits(sentence, GRAMMAR.clause).some((hit) => hit.start >= from && hit.end <= verb.start);
}

/** So far back a quotation may have been opened, in characters of the same block. */
const QUOTE_BACK = 1500;

/** Fewer characters between quotation marks are a term and no speech. */
const SPOKEN = 40;

/** Does the span stand in direct speech: behind an odd number of quotation marks of its block? (`normalise` has made them all straight.) */
function isQuoted(sentence: Sentence, span: Stretch): boolean {
  const before = sentence.text.slice(Math.max(0, span.start - QUOTE_BACK), span.start + 1);
  if ((before.match(/"/g)?.length ?? 0) % 2 === 0) return false;
  const said = before.length - before.lastIndexOf('"');
  return said >= SPOKEN || !sentence.text.slice(span.start + 1, span.start + 1 + SPOKEN - said).includes('"');
}

/** Does a verb of saying bear on words behind it? A semicolon, or a comma with "but" or "while", begins another statement. */
function covers(sentence: Sentence, verb: Found, span: Stretch): boolean {
  const between = sentence.text.slice(verb.end, Math.max(verb.end, span.start));
  if (between.includes(';')) return false;
  return !hits(sentence, GRAMMAR.contrast).some((word) => word.start >= verb.end && word.end <= span.start && sentence.text[word.start - 2] === ',');
}

/** So many words may a label of a headline have ("Report:", "- Financial Times"). */
const LABEL_WORDS = 4;
const LABEL_BEHIND = /\s[-\u2013\u2014]\s|:\s/g;

/** The words that name a source as a headline does: 'Report: …', '…: sources', '… - FT'. */
function labelOf(sentence: Sentence, span: Stretch): Found | undefined {
  const text = sentence.text.slice(0, sentence.end);
  const colon = text.indexOf(': ', sentence.start);
  const last = [...text.slice(span.end).matchAll(LABEL_BEHIND)].at(-1);
  const behind = last && { start: span.end + last.index, end: sentence.end };
  const before = colon >= 0 && colon < span.start ? { start: sentence.start, end: colon } : undefined;
  for (const label of [before, behind]) {
    if (!label || gap(text, label.start, label.end) > LABEL_WORDS + 1) continue;
    const source = sentence.found.find(
      (hit) => within(hit, label) && (hit.concepts.has('outlet') || hit.concepts.has(GRAMMAR.tail) || hit.concepts.has(GRAMMAR.hearsay)),
    );
    if (source) return source;
  }
  return undefined;
}

/** Hearsay in brackets right behind the words: "OpenAI still uses Azure (reports suggest)". */
const BRACKET = /^[^.;:(]{0,20}\($/;

/** Is the statement somebody's: hearsay, "according to", a verb of saying before it or behind it, or direct speech? Gives the words that say so. */
export function attributionOf(fit: Fit, span: Stretch): Found | 'quoted' | undefined {
  const { sentence } = fit;
  const told =
    hits(sentence, GRAMMAR.attribution)[0] ??
    hits(sentence, GRAMMAR.hearsay).find((hit) => within(hit, clauseAround(sentence, span)) || BRACKET.test(sentence.text.slice(span.end, hit.start)));
  if (told) return told;
  const verb = hits(sentence, GRAMMAR.reporting).find((hit) => (hit.start < span.end ? covers(sentence, hit, span) : saidBehind(sentence, span, hit)));
  if (verb) return verb;
  const label = labelOf(sentence, span);
  if (label) return label;
  const behind = hits(sentence, GRAMMAR.reportingBehind).find((hit) => hit.start >= span.end && saidBehind(sentence, span, hit));
  if (behind) return behind;
  return isQuoted(sentence, span) ? 'quoted' : undefined;
}
