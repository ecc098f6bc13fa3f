import { addressAt } from '../../lib/history/fragment.ts';
import type { PageDetail } from '../../lib/model/history.ts';
import { Button } from '../ui/Button.tsx';
import { Sign } from '../ui/Sign.tsx';
import type { ListProps } from './history-props.ts';
import { momentText, sideText } from './history-words.ts';

type StatementProps = Pick<ListProps, 'actions' | 'locale' | 't' | 'timeZone'> & { page: PageDetail['page']; statement: PageDetail['notes'][number] };

/** One statement: what it says, what the record said when it was read, and what it says now. */
function Statement({ page, statement: { note, now, moved }, actions, locale, t, timeZone }: StatementProps) {
  const words = { locale, t };
  const then = sideText(note, words);
  const present = now && sideText(now, words);
  const shown = now ?? note;
  return (
    <li class="statement" data-standing={shown.standing}>
      <Sign standing={shown.standing} size={17} />
      <div class="statement-words">
        <p class="quote" dir="auto" lang={page.lang ?? ''}>
          {t('quote', { text: note.quote })}
        </p>
        {moved ? (
          <dl class="then-now">
            <dt>{t('hist.then', { date: momentText(page.lastVisit, { locale, timeZone }) })}</dt>
            <dd>
              <b>{then.label}</b> {then.fact}
            </dd>
            <dt>{t('card.now')}</dt>
            <dd>
              {present ? (
                <>
                  <b class="state">{present.label}</b> {present.fact}
                </>
              ) : (
                t('hist.question.gone')
              )}
            </dd>
          </dl>
        ) : (
          <p class="line">
            <b class="state">{(present ?? then).label}</b> {(present ?? then).fact}
          </p>
        )}
        {note.gone === undefined ? (
          <a
            class="open-at"
            href={addressAt(page.url, note)}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={t('hist.open.at.title', { quote: note.quote })}
            onClick={() => actions.onSeek(page, { claim: note.claim, quote: note.quote })}
          >
            {t('hist.open.at')}
          </a>
        ) : (
          <p class="line">{t('hist.note.gone', { date: momentText(note.gone, { locale, timeZone }) })}</p>
        )}
      </div>
    </li>
  );
}

/** All statements of a page, each beside the record, under the page's row. */
export function PageStatements({
  id,
  detail,
  missing,
  ...props
}: Pick<ListProps, 'actions' | 'locale' | 't' | 'timeZone'> & { id: string; detail: PageDetail | null; missing: boolean }) {
  const { actions, locale, t, timeZone } = props;
  if (!detail)
    return (
      <div class="statements" id={id} aria-busy={!missing}>
        <p class="line">{t(missing ? 'hist.page.gone' : 'hist.loading')}</p>
      </div>
    );
  const { page, notes } = detail;
  // What changed comes first; otherwise the order of the page.
  const sorted = notes.toSorted((a, b) => Number(b.moved) - Number(a.moved) || (a.note.start ?? 0) - (b.note.start ?? 0));
  return (
    <div class="statements" id={id}>
      <p class="line">
        {page.published && t('hist.published.on', { date: page.published === null ? '' : momentText(Date.parse(page.published), { locale, timeZone: 'UTC' }) })}{' '}
        {t('hist.visits', { n: page.visits, date: momentText(page.firstVisit, { locale, timeZone }) })}{' '}
        {page.edited !== undefined && t('hist.edited', { date: momentText(page.edited, { locale, timeZone }) })}
      </p>
      <ul role="list">
        {sorted.map((statement, at) => (
          <Statement key={at} page={page} statement={statement} {...props} />
        ))}
      </ul>
      <p>
        <Button look="link" onClick={() => actions.onSheet(page.key)}>
          {t('sheet.open')}
        </Button>
      </p>
    </div>
  );
}
