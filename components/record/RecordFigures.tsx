import { useState } from 'preact/hooks';
import type { FigureGroup, RecordView } from '../../lib/model/record-view.ts';
import type { FigureRow } from '../../lib/model/standing.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { endsOf, formatFigure } from '../../lib/words/figures.ts';
import type { Translate } from '../../lib/words/messages.ts';
import { levelText } from '../../lib/words/standing.ts';
import { FigurePlot, Legend } from '../hover-card/FigurePlot.tsx';
import type { Plot } from '../hover-card/plot.ts';
import { Button } from '../ui/Button.tsx';
import { Table } from '../ui/Table.tsx';
import type { Words } from '../page/PageShell.tsx';
import type { CameFrom } from './record-props.ts';

/** What a group counts, and between whom: "committed, Microsoft to OpenAI". */
export function groupName({ measure, payer, payee, about }: FigureGroup, t: Translate): string {
  const what = measure.replaceAll('-', ' ');
  const name = `${what.charAt(0).toLocaleUpperCase('en')}${what.slice(1)}`;
  if (payer && payee) return t('rec.group.both', { what: name, payer, payee });
  const party = payer ?? payee ?? about;
  return party ? t('rec.group.party', { what: name, party }) : name;
}

/**
 * The groups as plots, the page's own figure in those that it was compared with: its own measure, else the (at most two) whose figures
 * stand in its note.
 */
export function plotsWith(groups: readonly FigureGroup[], from: CameFrom | null): Plot[] {
  const rows = from?.note.judgement.figures ?? [];
  const page = rows.filter((row) => row.page && endsOf(row));
  const compared = new Set(rows.flatMap((row) => row.observation ?? []));
  const fits = (group: FigureGroup, row: FigureRow): boolean =>
    group.rows[0]?.unit === row.unit && group.rows.some((one) => compared.has(one.observation ?? ''));
  return groups.map((group) => {
    const own = page.filter((row) => {
      const near = groups.filter((each) => fits(each, row));
      const same = near.filter((each) => each.measure === row.measure);
      return (same.length > 0 ? same : near.slice(0, 2)).includes(group);
    });
    return { key: group.key, rows: [...own, ...group.rows] };
  });
}

function FigureTable({ plot, name, lang, locale, t }: { plot: Plot; name: string; lang: string } & Words) {
  return (
    <Table
      caption={name}
      columns={[t('rec.col.who'), t('rec.col.what'), t('rec.col.figure'), t('rec.col.asof'), t('rec.col.level')]}
      rows={plot.rows.map((row, index) => ({
        key: row.observation ?? String(index),
        cells: [
          <span lang={row.page ? undefined : lang}>{row.page ? t('rec.page') : row.who}</span>,
          <span lang={row.page ? undefined : lang}>
            {row.sum ? t('fig.sum', { parts: row.sum.join(' + ') }) : row.conditional ? t('fig.conditional', { what: row.what }) : row.what}
          </span>,
          formatFigure(row, locale, t),
          row.asOf ? formatDate(row.asOf, locale) : '–',
          row.level ? levelText(row.level, false, t) : '–',
        ],
      }))}
    />
  );
}

/** All figures of a question, one axis for each thing that is counted, and the same as tables. */
export function RecordFigures({ view, from, locale, t }: { view: RecordView; from: CameFrom | null } & Words) {
  const [table, setTable] = useState(false);
  if (view.figures.length === 0) return null;
  const plots = plotsWith(view.figures, from);
  return (
    <section class="section" aria-labelledby="figures">
      <h2 id="figures">{t('card.figures')}</h2>
      <p class="under">{t('fig.scale')}</p>
      <div class="figures" data-standing={from?.note.judgement.standing ?? 'context'}>
        {view.figures.map((group, index) => {
          const [plot, name] = [plots[index], groupName(group, t)];
          if (!plot) return null;
          if (table) return <FigureTable key={group.key} plot={plot} name={name} lang={view.lang} locale={locale} t={t} />;
          return (
            <div class="group" key={group.key}>
              <h3 lang={view.lang}>{name}</h3>
              <FigurePlot plot={plot} pageName={t('rec.page')} locale={locale} t={t} />
            </div>
          );
        })}
        <div class="under-figures">
          {!table && <Legend plots={plots} t={t} />}
          <Button look="link" onClick={() => setTable(!table)}>
            {t(table ? 'rec.plots' : 'rec.table')}
          </Button>
        </div>
      </div>
    </section>
  );
}
