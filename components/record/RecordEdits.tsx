import type { ComponentChildren } from 'preact';
import type { RecordView } from '../../lib/model/record-view.ts';
import { formatDate } from '../../lib/words/dates.ts';
import type { Words } from '../page/PageShell.tsx';

/** Which version of the record this is, and what newer versions changed about the question, where that is at hand (`edits`). */
export function RecordEdits({ view, edits, locale, t }: { view: RecordView; edits?: ComponentChildren } & Words) {
  const { version, released, horizon, pack } = view.facts;
  return (
    <section class="section" aria-labelledby="edits">
      <h2 id="edits">{t('rec.edits')}</h2>
      <p>
        {released
          ? t('rec.edits.version', { version, pack, released: formatDate(released, locale), date: formatDate(horizon, locale) })
          : t('rec.asof', { version, pack, date: formatDate(horizon, locale) })}
      </p>
      {edits ?? <p class="small">{t('rec.edits.none')}</p>}
    </section>
  );
}
