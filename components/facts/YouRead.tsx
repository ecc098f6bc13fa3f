import type { ReadChange } from '../../lib/model/changes.ts';
import { dayOf, formatDate } from '../../lib/words/dates.ts';
import type { PopupWords } from '../popup/popup-props.ts';
import { sideText } from './change-words.ts';

/** `short`: what it says now stands beside it already. */
type Props = { read: ReadChange; short?: boolean; onOpen?: (url: string) => void } & Pick<PopupWords, 'locale' | 't' | 'timeZone'>;

/** "You read this on 24 March. It said …": for popup, panel and record page, never for a web page (DESIGN.md section 3). */
export function YouRead({ read, short, onOpen, locale, t, timeZone }: Props) {
  const { told, pages, lang } = read;
  const [before, after] = [sideText(told, 'before', locale, t), sideText(told, 'after', locale, t)];
  const last = Math.max(...pages.map(({ readOn }) => readOn));
  const date = formatDate(dayOf(last, timeZone), locale);
  return (
    <div class="you-read">
      <p>{t(before === null ? 'read.on' : 'read.on.said', { date })}</p>
      {before !== null && (
        <p class="said was" lang={lang}>
          {before}
        </p>
      )}
      {(!short || after === null) && <p>{t(after === null ? 'read.gone' : 'read.now')}</p>}
      {!short && after !== null && (
        <p class="said" lang={lang}>
          {after}
        </p>
      )}
      {onOpen && (
        <ul class="read-pages" aria-label={t('read.pages')}>
          {pages.map(({ key, url, title, site, lang: pageLang, readOn }) => (
            <li key={key}>
              <button type="button" class="inline-link" dir="auto" lang={pageLang ?? ''} onClick={() => onOpen(url)}>
                {title || url}
              </button>{' '}
              <span class="small">{t('read.page', { site, date: formatDate(dayOf(readOn, timeZone), locale) })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
