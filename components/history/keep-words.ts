import { FOR_EVER } from '../../lib/settings/settings.ts';
import type { Translate } from '../../lib/words/messages.ts';

/** What is kept of the history, and for how long: "41 pages, kept on this computer for 90 days. …" */
export function keepText(keep: { history: boolean; days: number }, pages: number, t: Translate): string {
  if (!keep.history) return t('hist.off');
  return keep.days >= FOR_EVER ? t('hist.keep.ever', { n: pages }) : t('hist.keep', { n: pages, days: keep.days });
}

/** A size in words: "1.2 MB". */
export function sizeText(bytes: number, locale: string): string {
  const [unit, value] = bytes >= 1e6 ? (['megabyte', bytes / 1e6] as const) : (['kilobyte', bytes / 1e3] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
