import type { ClaimDetail } from '../../lib/model/note.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { Button } from '../ui/Button.tsx';
import type { CardProps } from '../../lib/page/card-props.ts';
import type { CardPartProps } from './card-props.ts';
import { Figures, Sentences, Times } from './Glance.tsx';
import { levelNamer, Positions, Sources } from './Sources.tsx';
import { WhyMarked } from './WhyMarked.tsx';

/** The last four changes, dated, the newest of them bold. */
function Events({ detail, locale, t }: { detail: ClaimDetail } & Pick<CardPartProps, 'locale' | 't'>) {
  const events = detail.events.toSorted((a, b) => a.date.localeCompare(b.date)).slice(-4);
  if (events.length === 0) return null;
  return (
    <section class="part">
      <h3>{t('card.changed')}</h3>
      <ol class="events">
        {events.map((event) => (
          <li key={`${event.date} ${event.text}`}>
            <span class="meta">{formatDate(event.date, locale)} </span>
            <span lang={detail.lang}>{event.text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Detail({ detail, ...props }: CardPartProps & { detail: CardProps['detail']; onMore: CardProps['onMore'] }) {
  const { note, locale, t, onMore } = props;
  if (detail === null || detail === 'loading') return <p class="part hint">{t('card.loading')}</p>;
  if (detail === 'failed')
    return (
      <div class="part hint">
        <p>{t('card.failed')}</p>
        <Button look="outline" onClick={() => onMore(true)}>
          {t('act.retry')}
        </Button>
      </div>
    );
  const levelName = levelNamer(t);
  return (
    <>
      <Sources detail={detail} because={note.judgement.because} levelName={levelName} locale={locale} t={t} />
      <Positions detail={detail} levelName={levelName} locale={locale} t={t} />
    </>
  );
}

/** The whole note (ux.md 2.2, expanded). `pageLang` = language of the page's own words. */
export function Expanded({
  detail,
  pageLang,
  onMore,
  onOpenRecord,
  ...props
}: CardPartProps & Pick<CardProps, 'detail' | 'onMore' | 'onOpenRecord'> & { pageLang?: string }) {
  const { note, locale, t } = props;
  const { facet, figures } = note.judgement;
  return (
    <>
      <p class="this-page">
        <b>{t('card.page')}</b>{' '}
        <q dir="auto" lang={pageLang ?? ''}>
          {t('quote', { text: note.quote })}
        </q>
      </p>
      <Sentences {...props} full />
      <Times {...props} full />
      {facet && (
        <p class="hint" lang={note.lang}>
          {t('card.facet', { facet: facet.text })}
        </p>
      )}
      {typeof detail === 'object' && detail && <Events detail={detail} locale={locale} t={t} />}
      {figures.length > 0 && (
        <section class="part">
          <h3>{t('card.figures')}</h3>
          <Figures rows={figures} limit={onOpenRecord ? 6 : figures.length * 2} more="fig.more" locale={locale} t={t} />
        </section>
      )}
      <Detail {...props} detail={detail} onMore={onMore} />
      <WhyMarked {...props} />
    </>
  );
}
