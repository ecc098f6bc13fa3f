import type { RecordHold, RecordView } from '../../lib/model/record-view.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { levelText } from '../../lib/words/standing.ts';
import { Button } from '../ui/Button.tsx';
import type { Words } from '../page/PageShell.tsx';
import type { RecordActions } from './record-props.ts';

/** "28 Oct 2025 to 27 Apr 2026", or "since 27 Apr 2026". */
function spanText(hold: RecordHold, { locale, t }: Words): string {
  const from = formatDate(hold.from, locale);
  return hold.to ? t('rec.span', { from, to: formatDate(hold.to, locale) }) : t('rec.since', { date: from });
}

function Answer({ hold, lang, ...words }: { hold: RecordHold; lang: string } & Words) {
  const { locale, t } = words;
  return (
    <>
      <span lang={lang}>{hold.text}</span>{' '}
      <span class="meta">
        {spanText(hold, words)}. {levelText(hold.level, false, t)}.{hold.disputed && ` ${t('rec.disputed')}`}
        {hold.known && ` ${t('rec.known', { date: formatDate(hold.known, locale) })}`}
      </span>
    </>
  );
}

/** What the record said on a day, beside what it says now; and every answer over time. */
export function ThenNowOn({ view, on, actions, locale, t }: { view: RecordView; on: string | null; actions: Pick<RecordActions, 'onDate'> } & Words) {
  const { then, now, holds, lang, facts } = view;
  return (
    <section class="section" aria-labelledby="then-now">
      <h2 id="then-now">{t('rec.thennow')}</h2>
      <p class="under">{t('rec.thennow.hint')}</p>
      <div class="field no-print">
        <label for="as-of">{t('rec.on')}</label>
        <input
          type="date"
          id="as-of"
          max={facts.horizon.length === 10 ? facts.horizon : undefined}
          value={on?.length === 10 ? on : ''}
          onChange={(event) => actions.onDate(event.currentTarget.value || null)}
        />
        {on !== null && <Button onClick={() => actions.onDate(null)}>{t('rec.on.clear')}</Button>}
      </div>
      <dl class="then-now">
        {on !== null && (
          <div>
            <dt>{t('rec.then', { date: formatDate(on, locale) })}</dt>
            <dd>{then ? <Answer hold={then} lang={lang} locale={locale} t={t} /> : t('rec.notyet')}</dd>
          </div>
        )}
        <div>
          <dt>{t('rec.now', { date: formatDate(facts.horizon, locale) })}</dt>
          <dd>{now ? then && then.from === now.from ? t('rec.same') : <Answer hold={now} lang={lang} locale={locale} t={t} /> : t('rec.notyet')}</dd>
        </div>
      </dl>
      {holds.length > 1 && (
        <details class="answers">
          <summary>{t('rec.answers', { n: holds.length })}</summary>
          <ol>
            {holds.map((hold) => (
              <li key={`${hold.from} ${hold.text}`}>
                <Answer hold={hold} lang={lang} locale={locale} t={t} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
