import type { FactsLine, Note, Objection } from '../model/note.ts';
import { formatDate } from './dates.ts';
import type { Translate } from './messages.ts';
import { standingLabel } from './standing.ts';

/**
 * A prepared text for the project's issue page about a question of the record: which question, in which version, and room for the reader's words. It
 * names no page that was read, and nothing sends it: the reader copies it (ux.md P13).
 */
export const recordReport = (view: { claim: string; question: string; facts: FactsLine }, t: Translate): string =>
  [
    t('rec.report.title', { question: view.question }),
    t('rec.report.where', { claim: view.claim, pack: view.facts.pack, version: view.facts.version }),
    '',
    t('rec.report.what'),
    '',
    t('rec.report.source'),
    '',
  ].join('\n');

/**
 * A report that the reader may send where they like: what is objected to, the words of the page, what the note says, why it was marked, and under which
 * facts. No address: where somebody reads is theirs to tell.
 */
export function reportText(kind: Objection, note: Note, facts: FactsLine, locale: string, t: Translate): string {
  const { judgement, why } = note;
  return [
    t('rep.line.kind', { kind: t(`rep.${kind}`) }),
    t('rep.line.question', { question: note.question, claim: note.claim }),
    t('rep.line.words', { quote: note.quote }),
    t('rep.line.says', { state: standingLabel(judgement, locale, t), fact: judgement.fact }),
    t('rep.line.rule', { rule: why.cue, terms: why.terms.join(' / ') }),
    packLine(facts, locale, t),
    t('rep.line.yours'),
    '',
  ].join('\n');
}

/** The report of a statement that carries no mark and should; its words are the reader's to add. */
export const missedText = (facts: FactsLine, locale: string, t: Translate): string =>
  [t('rep.line.kind', { kind: t('rep.missed') }), packLine(facts, locale, t), t('rep.line.missed'), ''].join('\n');

const packLine = (facts: FactsLine, locale: string, t: Translate): string =>
  t('rep.line.pack', { pack: facts.pack, version: facts.version, date: formatDate(facts.horizon, locale) });
