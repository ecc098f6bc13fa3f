import type { FactsLine } from '../model/note.ts';
import type { Translate } from './messages.ts';

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
