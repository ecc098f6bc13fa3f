import type { MarkdownWords } from '../export/markdown.ts';
import { dayOf, formatDate } from '../words/dates.ts';
import type { Translate } from '../words/messages.ts';
import { standingLabel } from '../words/standing.ts';

/** What exported files say, in the reader's language. */
export const exportWords = (heading: string, locale: string, t: Translate, timeZone?: string): MarkdownWords => {
  const day = (at: number): string => formatDate(dayOf(at, timeZone), locale);
  return {
    heading,
    standing: (note) => standingLabel(note, locale, t),
    line: (page) =>
      [
        page.site,
        ...(page.published ? [t('hist.published', { date: formatDate(page.published, locale) })] : []),
        t('sheet.read', { date: day(page.lastVisit) }),
      ].join(' · '),
    gone: t('export.gone'),
  };
};
