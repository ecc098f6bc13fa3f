import type { Polarity } from '../model/mention.ts';
import type { Stretch } from './clauses.ts';
import { clauseAround } from './clauses.ts';
import type { Fit } from './fit.ts';
import type { Found, Sentence } from './scan.ts';
import { GRAMMAR } from './words-of-language.ts';

/** How far before the words that fired a modal, and how far a negation, still bears on them; and how far behind. In words. */
const REACH = { modalBefore: 8, modalAfter: 2, negationBefore: 4 } as const;

const gap = (text: string, from: number, to: number): number => (to <= from ? 0 : text.slice(from, to).trim().split(/\s+/).filter(Boolean).length);

const within = (hit: Found, stretch: Stretch): boolean => hit.start >= stretch.start && hit.end <= stretch.end;

const hits = (sentence: Sentence, id: string): readonly Found[] => sentence.byConcept.get(id) ?? [];

const ANOTHER = /\b(?:that|which|who|and)\s*$/i;

/** Does a modal word of the clause bear on the span? */
function bears(sentence: Sentence, id: string, span: Stretch, clause: Stretch): boolean {
  const text = sentence.text;
  return hits(sentence, id).some((hit) => {
    if (!within(hit, clause)) return false;
    if (hit.end <= span.start) return gap(text, hit.end, span.start) <= REACH.modalBefore;
    // "A listing that could value it", "… and could grow": another statement begins there.
    if (hit.start >= span.end) return gap(text, span.end, hit.start) < REACH.modalAfter && !ANOTHER.test(text.slice(span.end, hit.start));
    return true;
  });
}

function isHypothetical(fit: Fit, span: Stretch, clause: Stretch): boolean {
  const ignore = fit.cue.cue.ignore ?? [];
  const { sentence } = fit;
  const text = sentence.text;
  if (!ignore.includes('modal') && bears(sentence, GRAMMAR.modal, span, clause)) return true;
  if (!ignore.includes('would') && bears(sentence, GRAMMAR.would, span, clause) && !isToldFuture(sentence, span)) return true;
  if (ignore.includes('conditional')) return false;
  return (
    text.slice(span.start, sentence.end).trimEnd().endsWith('?') ||
    hits(sentence, GRAMMAR.conditional).some((hit) => hit.start < span.end && within(hit, clause))
  );
}

/** "Amazon said it would invest": what a party announced, told in the past; not "Microsoft believes it would breach". */
const isToldFuture = (sentence: Sentence, span: Stretch): boolean =>
  hits(sentence, GRAMMAR.announcing).some((verb) => (verb.end <= span.start || saidBehind(sentence, span, verb)) && isVerb(sentence, verb));

/** The part of a clause that a negation bears on: "While Microsoft has not sued, it is …" and "If not, …" end at their comma. */
function negationClause(sentence: Sentence, span: Stretch, clause: Stretch): Stretch {
  const opens = [GRAMMAR.clause, GRAMMAR.clauseBreak, GRAMMAR.conditional].some((id) => hits(sentence, id).some((hit) => hit.start === sentence.start));
  const comma = opens ? sentence.text.indexOf(',', sentence.start) : -1;
  if (comma < 0) return clause;
  if (span.start > comma) return { start: Math.max(clause.start, comma), end: clause.end };
  return span.end <= comma ? { start: clause.start, end: Math.min(clause.end, comma) } : clause;
}

function isNegated(fit: Fit, span: Stretch, clause: Stretch): boolean {
  if (fit.cue.cue.negated) return true;
  if (fit.cue.cue.ignore?.includes('negation')) return false;
  const text = fit.sentence.text;
  const reach = negationClause(fit.sentence, span, clause);
  return hits(fit.sentence, GRAMMAR.negation).some((hit) => {
    if (!within(hit, reach)) return false;
    return hit.end <= span.start ? gap(text, hit.end, span.start) <= REACH.negationBefore : hit.start < span.end;
  });
}

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

/** "Musk's claims", "a claim": the noun. "It is possible to say": nobody says it. In the lower case of a few words before. */
const NO_VERB_BEFORE = /(?:\b(?:a|an|the|his|her|its|their|any|to|show|no)|'s?)\s+$/i;
const LOOK_BACK = 12;
const isVerb = (sentence: Sentence, hit: Found): boolean =>
  !NO_VERB_BEFORE.test(sentence.text.slice(Math.max(sentence.start, hit.start - LOOK_BACK), hit.start));

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

/** Is the statement somebody's: hearsay, "according to", a verb of saying before it or behind it, or direct speech? Gives the words that say so. */
export function attributionOf(fit: Fit, span: Stretch): Found | 'quoted' | undefined {
  const { sentence } = fit;
  const told =
    hits(sentence, GRAMMAR.attribution)[0] ?? hits(sentence, GRAMMAR.hearsay).find((hit) => hit.end <= span.start || within(hit, clauseAround(sentence, span)));
  if (told) return told;
  const verb = hits(sentence, GRAMMAR.reporting).find((hit) => isVerb(sentence, hit) && (hit.start < span.end || saidBehind(sentence, span, hit)));
  if (verb) return verb;
  return isQuoted(sentence, span) ? 'quoted' : undefined;
}

/** Polarity of a fit (corpus README): negated beats hypothetical, hypothetical beats attributed. */
export function polarityOf(fit: Fit): { polarity: Polarity; alsoAttributed: boolean; attribution: Found | 'quoted' | undefined } {
  const hitSpan = { start: fit.start, end: fit.end };
  const clause = clauseAround(fit.sentence, hitSpan);
  const attribution = fit.cue.cue.ignore?.includes('attribution') ? undefined : attributionOf(fit, hitSpan);
  const fixed = fit.cue.cue.polarity;
  const polarity: Polarity =
    isNegated(fit, hitSpan, clause) && (fixed === undefined || fit.cue.cue.negated)
      ? 'negated'
      : (fixed ?? (isHypothetical(fit, hitSpan, clause) ? 'hypothetical' : attribution ? 'attributed' : 'asserted'));
  return { polarity, alsoAttributed: attribution !== undefined && polarity !== 'attributed' && fixed !== 'asserted', attribution };
}
