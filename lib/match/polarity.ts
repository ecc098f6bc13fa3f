import type { Polarity } from '../model/mention.ts';
import { attributionOf, isToldFuture } from './attribution.ts';
import { isBackground, isGiven } from './background.ts';
import type { Stretch } from './clauses.ts';
import { clauseAround } from './clauses.ts';
import { isOver } from './ended.ts';
import type { Fit } from './fit.ts';
import { habitOf } from './habits.ts';
import { isImagined } from './imagined.ts';
import type { Found, Sentence } from './scan.ts';
import { bears, isForeseen, isHypothetical, isInverted } from './supposed.ts';
import { gap, hits, within } from './word-order.ts';
import { GRAMMAR } from './words-of-language.ts';

/** So many words may stand between a negation, or "would", and the words that it bears on. */
const REACH = { negation: 4, would: 6, outlook: 6 } as const;

/** The part of a clause that a negation bears on: "While Microsoft has not sued, it is …" and "If not, …" end at their comma. */
function negationClause(sentence: Sentence, span: Stretch, clause: Stretch): Stretch {
  const opens = [GRAMMAR.clause, GRAMMAR.clauseBreak, GRAMMAR.conditional].some((id) => hits(sentence, id).some((hit) => hit.start === sentence.start));
  const comma = opens ? sentence.text.indexOf(',', sentence.start) : -1;
  if (comma < 0) return clause;
  if (span.start > comma) return { start: Math.max(clause.start, comma), end: clause.end };
  return span.end <= comma ? { start: clause.start, end: Math.min(clause.end, comma) } : clause;
}

/** "So is Azure no longer the exclusive cloud?", "OpenAI and Amazon: Is Microsoft losing its exclusive?" */
const ASKED = /(?:^|[:\u2013\u2014] )\W*(?:(?:so|and|but) )?(?:is|are|does|do|will|would|could|can|has|have)\b[^]*\?\W*$/i;
const MIGHT = /\bmight(?: \S+){0,2} $/i;

/** "The exclusivity would end", "if Azure were to lose its privilege": an end that is only thought of. "May be served anywhere" is one that has come. */
function isOnlyThought(sentence: Sentence, span: Stretch, clause: Stretch): boolean {
  const would = bears(sentence, GRAMMAR.would, span, clause, (hit) => isToldFuture(sentence, span, hit), REACH.would, 0);
  if (bears(sentence, GRAMMAR.outlook, span, clause, undefined, REACH.outlook, 0) || MIGHT.test(sentence.text.slice(clause.start, span.start))) return true;
  if (ASKED.test(sentence.text.slice(sentence.start, sentence.end).trimEnd())) return true;
  const until = hits(sentence, GRAMMAR.until).some((hit) => hit.start < span.start && within(hit, clause));
  return (
    (would && !until) ||
    hits(sentence, GRAMMAR.conditional).some((hit) => hit.end <= span.start && within(hit, clause) && gap(sentence.text, hit.end, span.start) <= REACH.would)
  );
}

/** "Is not known": nothing is denied. */
const UNSAID = /^ (?:known|clear|say|said)\b/;
/** "It cannot become one unless Microsoft agrees" tells on what terms it can. */
const UNLESS = /^unless$/i;
const WHETHER = /^whether$/i;
/** "The panel did not decide whether the mission was betrayed", "no ruling on whether …": a court left it. */
const UNDECIDED = /^(?:\S+ ){1,5}(?:decided?|ruled?|ruling)(?: on)? whether\b/;
/** "If it does not convert": nobody says that it will not. */
const IF = /^(?:if|unless)$/i;
/** "A product that OpenAI has yet to release, would run …": behind a relative word, and closed by a comma that the statement goes on behind. */
const RELATIVE_BEFORE = /\b(?:that|which|who|whom)(?: \S+){0,3} $/;
const CLOSED_BEHIND = /^(?: [^\s,]+){1,4},/;
const isAside = (text: string, hit: Found, span: Stretch): boolean => {
  const closed = CLOSED_BEHIND.exec(text.slice(hit.end, span.end));
  return closed !== null && hit.start > span.start && RELATIVE_BEFORE.test(text.slice(span.start, hit.start));
};
/** "The regulator said it {would not} open an inquiry": right behind the words that fired. */
const RIGHT_BEHIND = /^ (?:would|did|does|do|has|have|is|was|were|are) (?:not|never)$/;

/** What the weights alone found hangs on no single word: a negation in another part of its sentence ("they say that …, because it isn't") denies that part. */
const OTHER_PART = /\b(?:that|which|because|and|but|if|not only|how|what)\b/;
const isElsewhere = ({ cue, evidence, sentence }: Fit, hit: Found): boolean =>
  evidence !== undefined && habitOf(cue).weighed !== true && OTHER_PART.test(sentence.text.slice(sentence.start, hit.start));

function isNegated(fit: Fit, span: Stretch, clause: Stretch): boolean {
  if (fit.cue.cue.negated || isOver(fit, span, clause))
    return !isImagined(fit, span) && !isOnlyThought(fit.sentence, span, clause) && !isInverted(fit.sentence, span);
  if (fit.cue.cue.ignore?.includes('negation') || habitOf(fit.cue).told === true) return false;
  const text = fit.sentence.text;
  const reach = negationClause(fit.sentence, span, clause);
  const conditionals = hits(fit.sentence, GRAMMAR.conditional);
  if (conditionals.some((hit) => UNLESS.test(hit.words) && hit.start >= span.end)) return false;
  const isIf = (hit: Found): boolean =>
    conditionals.some((word) => IF.test(word.words) && word.end <= hit.start && within(word, reach) && gap(text, word.end, hit.start) <= REACH.would);
  // "Nobody said whether it …": that is not denied.
  const isAsked = (hit: Found): boolean =>
    !UNDECIDED.test(text.slice(hit.start, span.start)) &&
    conditionals.some((word) => word.start >= hit.end && word.end <= span.start && WHETHER.test(word.words));
  const denies = (hit: Found): boolean =>
    hit.end <= span.start
      ? gap(text, hit.end, span.start) <= REACH.negation || UNDECIDED.test(text.slice(hit.start, span.start))
      : hit.start < span.end || (RIGHT_BEHIND.test(text.slice(span.end, hit.end)) && !UNSAID.test(text.slice(hit.end)));
  return hits(fit.sentence, GRAMMAR.negation).some(
    (hit) => within(hit, reach) && denies(hit) && !isElsewhere(fit, hit) && !isIf(hit) && !isAsked(hit) && !isAside(text, hit, span),
  );
}

/** Polarity of a fit (corpus README): negated beats hypothetical, hypothetical beats attributed. */
export function polarityOf(fit: Fit): { polarity: Polarity; alsoAttributed: boolean; attribution: Found | 'quoted' | undefined } {
  const hitSpan = { start: fit.start, end: fit.end };
  const clause = clauseAround(fit.sentence, hitSpan);
  const attribution = fit.cue.cue.ignore?.includes('attribution') ? undefined : attributionOf(fit, hitSpan);
  const fixed = fit.cue.cue.polarity;
  const read = (): Polarity => {
    if (isNegated(fit, hitSpan, clause) && (fixed === undefined || fit.cue.cue.negated)) return 'negated';
    if (fixed) return fixed;
    if (isBackground(fit)) return 'asserted';
    if (!isGiven(fit) && habitOf(fit.cue).told !== true && isHypothetical(fit, hitSpan, clause)) return 'hypothetical';
    if (attribution) return 'attributed';
    return !isGiven(fit) && isForeseen(fit, hitSpan, clause) ? 'hypothetical' : 'asserted';
  };
  const polarity = read();
  return { polarity, alsoAttributed: attribution !== undefined && polarity !== 'attributed' && fixed !== 'asserted', attribution };
}
