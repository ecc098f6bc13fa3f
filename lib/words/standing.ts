import type { PlainDate } from '../model/dates.ts';
import type { FactsLine, Note } from '../model/note.ts';
import type { Level } from '../model/source.ts';
import type { Judgement, Reason } from '../model/standing.ts';
import { formatDate } from './dates.ts';
import { formatSpread } from './figures.ts';
import type { Translate } from './messages.ts';

/** The state's name as the reader sees it (ux.md 1.1; the two labels of ÷ are model rule 12). */
export function standingLabel(judgement: Pick<Judgement, 'standing' | 'differs' | 'since'>, locale: string, t: Translate): string {
  const { standing, differs, since } = judgement;
  if (standing === 'differ') return t(differs === 'record' ? 'state.differ.page' : 'state.differ');
  if (standing === 'changed') return since ? t('state.changed', { date: formatDate(since, locale) }) : t('state.changed.nodate');
  return t(`state.${standing}`);
}

/** What the state means, in one sentence (ux.md 1.1). */
export function standingDefinition(note: Pick<Note, 'judgement' | 'pageDate'>, facts: Pick<FactsLine, 'horizon'>, locale: string, t: Translate): string {
  const { standing, differs, since } = note.judgement;
  if (standing === 'matches') return t('state.matches.def', { horizon: formatDate(facts.horizon, locale) });
  if (standing === 'differ') return t(differs === 'record' ? 'state.differ.page.def' : 'state.differ.def');
  if (standing === 'context') return t('state.context.def');
  if (!since) return t('state.changed.def.nosince');
  const date = formatDate(since, locale);
  return note.pageDate ? t('state.changed.def', { pageDate: formatDate(note.pageDate.date, locale), date }) : t('state.changed.def.nodate', { date });
}

/** Reasons that are told with the day on which the record moved; without that day the general text stands (`why.<reason>`). */
const DATED: ReadonlySet<Reason> = new Set([
  'fitted-then-not-now',
  'fitted-earlier-date-unknown',
  'record-moved-before-page',
  'sources-disagree',
  'settled-as-page-says',
  'settled-otherwise',
]);

/** Why the standing was given, in one sentence: one text for each {@link Reason}, and a dated one where a day is known. */
export function reasonText(note: Pick<Note, 'judgement' | 'pageDate'>, locale: string, t: Translate): string {
  const { reason, since } = note.judgement;
  const dated = since && DATED.has(reason);
  const pageDate: PlainDate | undefined = note.pageDate?.date;
  if (dated && reason === 'fitted-then-not-now' && pageDate)
    return t('state.changed.def', { pageDate: formatDate(pageDate, locale), date: formatDate(since, locale) });
  return dated ? t(`why.${reason.replaceAll('-', '.')}.on`, { date: formatDate(since, locale) }) : t(`why.${reason.replaceAll('-', '.')}`);
}

/** The record's own words in a glance are at most this many characters (ux.md 2.2). */
const GLANCE_LENGTH = 220;

/**
 * The second sentence of the glance, after the fact: for a statement that needs context what the page leaves out, where there is room for
 * it; else why the note says what it says. Nothing where Then / Now already tells it.
 */
export function secondSentence(note: Pick<Note, 'judgement' | 'pageDate'>, locale: string, t: Translate): { text: string; fromRecord: boolean } | null {
  const { standing, missing, reason, then, fact } = note.judgement;
  if (standing === 'context' && missing && missing !== fact && fact.length + missing.length <= GLANCE_LENGTH) return { text: missing, fromRecord: true };
  if (then && DATED.has(reason)) return null;
  return { text: reasonText(note, locale, t), fromRecord: false };
}

/** The sentence of "Then": how the statement stood on the page's date, or that this date was not found. Where nothing was compared the record's own words follow. */
export function thenText(note: Pick<Note, 'judgement' | 'pageDate'>, locale: string, t: Translate): string {
  const { then, since, reason } = note.judgement;
  const date = then?.date ?? note.pageDate?.date;
  if (!date) return since && then?.fits ? t('state.changed.def.nodate', { date: formatDate(since, locale) }) : t('card.nodate');
  if (then && then.fits === undefined) return t('card.then.said', { date: formatDate(date, locale) });
  const key = then?.fits ? 'matched' : reason === 'settled-as-page-says' || reason === 'settled-otherwise' ? 'differed' : 'other';
  return t(`card.then.${key}`, { date: formatDate(date, locale) });
}

/** The popup's line after the label: the spread of the figures, how a changed statement stood when published, else the fact. */
export function lineText(note: Pick<Note, 'judgement' | 'pageDate'>, locale: string, t: Translate): { text: string; fromRecord: boolean } {
  const { standing, then, figures, fact, missing, reason } = note.judgement;
  if (standing === 'changed' && then?.fits && note.pageDate) return { text: t('pop.matched.then'), fromRecord: false };
  if (standing === 'changed' && !note.pageDate) return { text: t('card.nodate'), fromRecord: false };
  if (reason === 'no-source-gives-figure') return { text: reasonText(note, locale, t), fromRecord: false };
  if (standing === 'context') return { text: missing ?? fact, fromRecord: true };
  const spread = standing === 'differ' ? formatSpread(figures, locale, t) : null;
  return spread ? { text: spread, fromRecord: false } : { text: fact, fromRecord: true };
}

const LEVEL_KEYS: Record<Level, string> = {
  filed: 'level.filed',
  stated: 'level.stated',
  corroborated: 'level.corroborated',
  'reported-once': 'level.once',
  'worked-out': 'level.worked',
};

/** A level's name, or with its bracketed definition (ux.md 1.3: at first use in each card). */
export const levelText = (level: Level, defined: boolean, t: Translate): string => t(defined ? `${LEVEL_KEYS[level]}.def` : LEVEL_KEYS[level]);
