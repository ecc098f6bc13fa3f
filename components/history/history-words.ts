import type { HistoryNote, HistoryRow, Side } from '../../lib/model/history.ts';
import type { Judgement } from '../../lib/model/standing.ts';
import { dayOf, daysBetween, formatDate, formatTime, formatWeekday } from '../../lib/words/dates.ts';
import { standingLabel } from '../../lib/words/standing.ts';
import type { HistoryWords } from './history-props.ts';

/** A day as a heading: "Today", "Yesterday", "Thursday 19 November". */
export function dayHeading(day: string, { locale, t, now, timeZone }: HistoryWords): string {
  const today = dayOf(now, timeZone);
  const ago = daysBetween(day, today);
  return ago === 0 ? t('hist.today') : ago === 1 ? t('hist.yesterday') : formatWeekday(day, today, locale);
}

/** A moment as day and time of day. */
export const momentText = (at: number, { locale, timeZone }: Pick<HistoryWords, 'locale' | 'timeZone'>): string => formatDate(dayOf(at, timeZone), locale);

/** "theledger.example, 09:13. 2 notes"; with the day where no heading above tells it. */
export const rowText = (row: HistoryRow, dated: boolean, { locale, t, timeZone }: HistoryWords): string =>
  t(dated ? 'hist.row.dated' : 'hist.row', {
    site: row.site,
    time: formatTime(row.lastVisit, locale, timeZone),
    date: momentText(row.lastVisit, { locale, timeZone }),
    n: row.notes,
  });

/** What the record said, or says: the standing in words and its fact. */
export const sideText = (
  side: Pick<Side | Judgement | HistoryNote, 'standing' | 'since' | 'differs' | 'fact'>,
  { locale, t }: Pick<HistoryWords, 'locale' | 't'>,
): { label: string; fact: string } => ({
  label: standingLabel(side, locale, t),
  fact: side.fact ?? '',
});

/** A page's name for a label: its title, or its address where it has none. */
export const nameOf = (page: Pick<HistoryRow, 'title' | 'url'>): string => page.title || page.url;
