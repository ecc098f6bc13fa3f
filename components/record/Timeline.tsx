import { firstDay, lastDay } from '../../lib/model/dates.ts';
import type { RecordView } from '../../lib/model/record-view.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { levelText } from '../../lib/words/standing.ts';
import type { Words } from '../page/PageShell.tsx';
import type { CameFrom } from './record-props.ts';

/** Where on the timeline one stands: the page one came from, or the day one chose. */
function Here({ on, from, locale, t }: { on: string; from: CameFrom | null } & Words) {
  // A page's day stays its own when another one is chosen to compare with.
  const page = from?.note.pageDate?.date === on ? from : null;
  return (
    <li class="here" aria-current="true" data-standing={page?.note.judgement.standing ?? 'context'}>
      <span class="day">{formatDate(on, locale)}</span>
      <span class="point" aria-hidden="true" />
      <span class="event">
        <b>{t(page ? 'rec.here' : 'rec.here.day')}</b>{' '}
        {page && (
          <span dir="auto" lang={page.lang ?? ''}>
            {t('quote', { text: page.note.quote })}
          </span>
        )}
      </span>
    </li>
  );
}

/** What changed, and when: filled points are documents and named statements, hollow ones reports. */
export function Timeline({ view, on, from, locale, t }: { view: RecordView; on: string | null; from: CameFrom | null } & Words) {
  if (view.events.length === 0) return null;
  const isBefore = (date: string): boolean => on === null || firstDay(date) <= lastDay(on);
  const line = (event: RecordView['events'][number]) => (
    <li key={`${event.date} ${event.text}`}>
      <span class="day">{formatDate(event.date, locale)}</span>
      <span class={event.level === 'filed' || event.level === 'stated' ? 'point' : 'point hollow'} aria-hidden="true" />
      <span class="event">
        <span lang={view.lang}>{event.text}</span> <span class="meta">{levelText(event.level, false, t)}</span>
      </span>
    </li>
  );
  return (
    <section class="section" aria-labelledby="timeline">
      <h2 id="timeline">{t('card.changed')}</h2>
      <p class="under">{t('rec.timeline.hint')}</p>
      <ol class="timeline">
        {view.events.filter((event) => isBefore(event.date)).map(line)}
        {on !== null && <Here on={on} from={from} locale={locale} t={t} />}
        {view.events.filter((event) => !isBefore(event.date)).map(line)}
      </ol>
    </section>
  );
}
