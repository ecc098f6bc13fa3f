import type { RecordSource, RecordView } from '../../lib/model/record-view.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { formatFigure } from '../../lib/words/figures.ts';
import { levelNamer } from '../hover-card/Sources.tsx';
import { Table } from '../ui/Table.tsx';
import type { Words } from '../page/PageShell.tsx';

/** What a source is cited for, a line for each kind. */
function Supports({ source, locale, t }: { source: RecordSource } & Words) {
  const { figures, positions, events, holds } = source.supports;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const dates = (days: readonly string[]): string => list.format([...new Set(days.map((day) => formatDate(day, locale)))]);
  const amounts = [...new Set(figures.map((figure) => formatFigure(figure, locale, t)))];
  const lines = [
    amounts.length > 0 && t('rec.sup.figures', { n: amounts.length, figures: list.format(amounts) }),
    positions.length > 0 && t('rec.sup.positions', { names: list.format(positions) }),
    events.length > 0 && t('rec.sup.events', { dates: dates(events) }),
    holds.length > 0 && t('rec.sup.answer', { dates: dates(holds) }),
  ].filter((line) => line !== false);
  return (
    <>
      {lines.map((line) => (
        <span class="line" key={line}>
          {line}
        </span>
      ))}
    </>
  );
}

function Named({ source, lang, t }: { source: RecordSource; lang: string; t: Words['t'] }) {
  const name = t('src.title', { publisher: source.publisher, title: source.title });
  return (
    <>
      {source.url ? (
        <a href={source.url} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer" lang={lang}>
          {name}
        </a>
      ) : (
        <span lang={lang}>{name}</span>
      )}
      <span class="line meta">{source.host}</span>
      {source.repeatedBy.length > 0 && <span class="line meta">{t('rec.repeated', { n: source.repeatedBy.length, names: source.repeatedBy.join(', ') })}</span>}
    </>
  );
}

/** Every source, repetitions folded under the account that they pass on and counted once with it (ux.md P6). */
export function RecordSources({ view, locale, t }: { view: RecordView } & Words) {
  const levelName = levelNamer(t);
  const texts = view.sources.reduce((sum, source) => sum + source.texts, 0);
  return (
    <section class="section" aria-labelledby="sources">
      <h2 id="sources">{t('rec.sources')}</h2>
      <p class="under">
        {t('rec.origins', { n: view.sources.length })} {t('rec.texts', { n: texts })}
      </p>
      <div class="sources-table">
        <Table
          caption={t('rec.sources')}
          quiet
          columns={[t('rec.col.source'), t('rec.col.date'), t('rec.col.supports'), t('rec.col.level')]}
          rows={view.sources.map((source) => ({
            key: source.id,
            cells: [
              <Named source={source} lang={view.lang} t={t} />,
              <span class="date">{formatDate(source.published, locale)}</span>,
              <Supports source={source} locale={locale} t={t} />,
              levelName(source.level),
            ],
          }))}
        />
      </div>
    </section>
  );
}
