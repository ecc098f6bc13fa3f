import type { Polarity } from '../model/mention.ts';
import type { Stretch } from './clauses.ts';
import { attributionOf, gap, hits, within } from './attribution.ts';
import { clauseAround } from './clauses.ts';
import type { Fit } from './fit.ts';
import type { Found, Sentence } from './scan.ts';
import { GRAMMAR } from './words-of-language.ts';

/** How far before the words that fired a modal, and how far a negation, still bears on them; and how far behind. In words. */
const REACH = { modalBefore: 8, modalAfter: 2, negationBefore: 4, negationInside: 6, negationAfter: 1 } as const;

/** Does a modal word of the clause bear on the span? */
function bears(sentence: Sentence, id: string, span: Stretch, clause: Stretch): boolean {
  const text = sentence.text;
  return hits(sentence, id).some((hit) => {
    if (!within(hit, clause)) return false;
    if (hit.end <= span.start) return gap(text, hit.end, span.start) <= REACH.modalBefore;
    if (hit.start >= span.end) return gap(text, span.end, hit.start) < REACH.modalAfter;
    return true;
  });
}

/** "Amazon said it would pay": a "would" right behind a verb of saying is the "will" of what was said. */
function isReportedWould(sentence: Sentence, span: Stretch, clause: Stretch): boolean {
  if (hits(sentence, GRAMMAR.conditional).length > 0) return false;
  const woulds = hits(sentence, GRAMMAR.would).filter((would) => within(would, clause) && would.end <= span.end);
  const isTold = (would: Found): boolean =>
    hits(sentence, GRAMMAR.reporting).some((verb) => verb.end <= would.start && gap(sentence.text, verb.end, would.start) <= REACH.modalBefore);
  return woulds.length > 0 && woulds.every(isTold);
}

function isHypothetical(fit: Fit, span: Stretch, clause: Stretch): boolean {
  const ignore = fit.cue.cue.ignore ?? [];
  const { sentence } = fit;
  const text = sentence.text;
  if (!ignore.includes('modal') && bears(sentence, GRAMMAR.modal, span, clause)) return true;
  if (!ignore.includes('would') && bears(sentence, GRAMMAR.would, span, clause) && !isReportedWould(sentence, span, clause)) return true;
  if (ignore.includes('conditional')) return false;
  return (
    text.slice(span.end, sentence.end).trimEnd().endsWith('?') || hits(sentence, GRAMMAR.conditional).some((hit) => hit.start < span.end && within(hit, clause))
  );
}

/** The words that make the statement: what fired, without the parties. */
function coreOf(fit: Fit): readonly Stretch[] {
  const fired = [fit.extra, ...fit.filled.map(({ hit }) => hit)].filter((hit) => hit !== undefined);
  return [...fit.amounts, ...fired.filter((hit) => !hit.concepts.has('party'))];
}

/** Does a negation stand before one of the words, near enough and with no comma or "and" between, or right behind one ("is not", "do not")? */
function denies(hit: Found, core: Stretch, sentence: Sentence): boolean {
  const behind = hit.start >= core.end;
  if (!behind && hit.end > core.start) return true;
  const [from, to] = behind ? [core.end, hit.start] : [hit.end, core.start];
  if (gap(sentence.text, from, to) > (behind ? REACH.negationAfter : REACH.negationInside) || /[,;:]/.test(sentence.text.slice(from, to))) return false;
  return !hits(sentence, GRAMMAR.clause).some((word) => word.start >= from && word.end <= to);
}

function isNegated(fit: Fit, span: Stretch, clause: Stretch): boolean {
  if (fit.cue.cue.negated) return true;
  if (fit.cue.cue.ignore?.includes('negation')) return false;
  const { sentence } = fit;
  const core = coreOf(fit);
  return hits(sentence, GRAMMAR.negation).some((hit) => {
    if (!within(hit, clause)) return false;
    if (hit.end <= span.start) return gap(sentence.text, hit.end, span.start) <= REACH.negationBefore;
    if (hit.start >= span.end && denies(hit, span, sentence)) return true;
    return core.length === 0 ? hit.start < span.end : core.some((word) => denies(hit, word, sentence));
  });
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
