import type { RecordView } from '../../lib/model/record-view.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { levelText } from '../../lib/words/standing.ts';
import type { Words } from '../page/PageShell.tsx';

/** What each party says, side by side: columns of one width, in the order of the alphabet, each party's statements by date. */
export function RecordPositions({ view, locale, t }: { view: RecordView } & Words) {
  if (view.positions.length === 0) return null;
  const actors = [...new Set(view.positions.map(({ actor }) => actor))].toSorted((a, b) => a.localeCompare(b, view.lang));
  const publisher = new Map(view.sources.map((source) => [source.id, source.publisher]));
  return (
    <section class="section" aria-labelledby="positions">
      <h2 id="positions">{t('card.positions')}</h2>
      <p class="under">{t('rec.positions.hint')}</p>
      <ul class="sides">
        {actors.map((actor) => (
          <li key={actor}>
            <h3 lang={view.lang}>{actor}</h3>
            {view.positions
              .filter((one) => one.actor === actor)
              .map((one) => (
                <p key={`${one.date} ${one.text}`}>
                  {one.stance === 'no-comment' && <span class="meta">{t('card.nocomment')} </span>}
                  <span lang={view.lang}>{one.text}</span>{' '}
                  <span class="meta">
                    {t('rec.position.by', {
                      level: levelText(one.level, false, t),
                      date: formatDate(one.date, locale),
                      publisher: publisher.get(one.source) ?? one.source,
                    })}
                  </span>
                </p>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
