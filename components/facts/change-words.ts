import type { ChangeKind, ChangeNews, FigureText, PartChange, ReadChange } from '../../lib/model/changes.ts';
import { dayOf, formatDate } from '../../lib/words/dates.ts';
import { formatFigure } from '../../lib/words/figures.ts';
import type { Translate } from '../../lib/words/messages.ts';

const KINDS: readonly ChangeKind[] = ['superseded', 'retracted', 'removed', 'changed', 'added'];

/** "2 superseded, 1 taken back": what changed, in counts, weightiest first. */
export function countsText(kinds: ChangeNews['kinds'], locale: string, t: Translate): string {
  const texts = KINDS.flatMap((kind) => (kinds[kind] ? [t(`chg.count.${kind}`, { n: kinds[kind] })] : []));
  return new Intl.ListFormat(locale, { type: 'unit' }).format(texts);
}

const figureWords = (figure: FigureText, locale: string, t: Translate): string =>
  t('chg.figure', { what: figure.text, amount: formatFigure(figure, locale, t) });

/** One side of a change as a sentence; null where the record says, or said, nothing. */
export function sideText(part: PartChange, side: 'before' | 'after', locale: string, t: Translate): string | null {
  if (part.part === 'figure') {
    const figure = part[side];
    return figure && figureWords(figure, locale, t);
  }
  return part[side];
}

/** "You read this on 24 March. It said …" in one line, for a row of the popup. */
export function readLine(read: ReadChange, locale: string, t: Translate, timeZone?: string): string {
  const last = Math.max(...read.pages.map(({ readOn }) => readOn));
  const date = formatDate(dayOf(last, timeZone), locale);
  const said = sideText(read.told, 'before', locale, t);
  return said === null ? t('read.on', { date }) : t('read.line', { date, said });
}
