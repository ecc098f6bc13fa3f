import { formatDate } from '../../lib/words/dates.ts';
import { thenText } from '../../lib/words/standing.ts';
import type { CardPartProps } from './card-props.ts';

/**
 * How the statement stood on the page's date, and how it stands on the record's last day (DESIGN.md 1.2). `full`, and a statement of which nothing was compared, adds what the record
 * said then, and says how far the record goes. `nowId` lets the dialog be described by the present state.
 */
export function ThenNow({ note, facts, locale, t, full, nowId }: CardPartProps & { full: boolean; nowId?: string }) {
  const { then, now } = note.judgement;
  if (!then && !now) return null;
  return (
    <dl class="then-now">
      {then && (
        <div>
          <dt>{t('card.then')}</dt>
          <dd>
            {thenText(note, locale, t)}
            {(full || then.fits === undefined) && then.text !== now?.text && <span lang={note.lang}> {then.text}</span>}
            {!note.pageDate && <span class="hint"> {t('card.setdate.hint')}</span>}
          </dd>
        </div>
      )}
      {now && (
        <div>
          <dt>{t('card.now')}</dt>
          <dd>
            <span id={nowId} lang={note.lang}>
              {now.text}
            </span>
            {full && <span class="hint"> {t('card.now.asof', { date: formatDate(facts.horizon, locale) })}</span>}
          </dd>
        </div>
      )}
    </dl>
  );
}
