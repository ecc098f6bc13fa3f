import type { FigureRow } from '../../lib/model/standing.ts';
import { endsOf, formatAxis, formatBare, formatFigure, formatShort } from '../../lib/words/figures.ts';
import type { Translate } from '../../lib/words/messages.ts';
import { levelText } from '../../lib/words/standing.ts';
import { namedEvery, placeOf, type Plot, type Scale, scaleOf } from './plot.ts';

type Words = { locale: string; t: Translate };

/** A label is about this wide per letter, as a share of the track: it is kept inside the track by that much. */
const LETTER = 0.034;
const percent = (place: number): string => `${(place * 100).toFixed(2)}%`;

const look = (row: FigureRow): 'page' | 'worked' | 'record' | 'reported' => {
  if (row.page) return 'page';
  if (row.sum || row.level === 'worked-out') return 'worked';
  return row.level === 'corroborated' || row.level === 'reported-once' ? 'reported' : 'record';
};

function whatText(row: FigureRow, t: Translate): string {
  const what = row.sum ? t('fig.sum', { parts: row.sum.join(' + ') }) : row.what;
  return row.conditional ? t('fig.conditional', { what }) : what;
}

/** The drawing of one row: dotted guide, dot or range, its value above. All of it is said in words by the row's text. */
function Track({ row, scale, label }: { row: FigureRow; scale: Scale; label: string }) {
  const ends = endsOf(row);
  if (!ends) return null;
  const [from, to] = [placeOf(ends.min, scale), placeOf(ends.max, scale)];
  const half = Math.min(0.5, (label.length * LETTER) / 2);
  const centre = Math.min(Math.max((from + to) / 2, half), 1 - half);
  const dots = from === to ? [from] : [from, to];
  return (
    <span class="track" aria-hidden="true">
      {row.conditional && from === to && <span class="line dashed" style={{ '--from': percent(Math.max(0, from - 0.14)), '--to': percent(from) }} />}
      {from !== to && <span class={row.conditional ? 'line dashed' : 'line'} style={{ '--from': percent(from), '--to': percent(to) }} />}
      {(row.qualifier === 'over' || row.qualifier === 'at-least') && <span class="arrow" style={{ '--at': percent(to) }} />}
      {dots.map((place) => (
        <span class={`dot ${look(row)}`} style={{ '--at': percent(place) }} />
      ))}
      <span class="value" style={{ '--at': percent(centre) }}>
        {label}
      </span>
    </span>
  );
}

function Row({ row, scale, first, pageName, locale, t }: { row: FigureRow; scale: Scale; first: boolean; pageName?: string } & Words) {
  const what = whatText(row, t);
  return (
    <li class="row">
      <span class="who">{row.page ? (pageName ?? t('fig.page')) : row.who} </span>
      {what && <span class="what">{what} </span>}
      <Track row={row} scale={scale} label={first ? formatShort(row, locale, t) : formatBare(row, locale, t)} />
      <span class="unseen"> {formatFigure(row, locale, t)}</span>
      {row.level && <span class="unseen"> {levelText(row.level, false, t)}</span>}
    </li>
  );
}

/**
 * Figures that count the same thing, on one scale (ux.md 2.2). It is an ordered list and so its own text alternative: each item says who,
 * what is counted, the value with its unit, and the level; axis and dots are decoration. Left to right in every language. `pageName` = what the
 * page's own row is called where it is not this page.
 */
export function FigurePlot({ plot, pageName, locale, t }: { plot: Plot; pageName?: string } & Words) {
  const scale = scaleOf(plot.rows);
  const unit = plot.rows[0]?.unit ?? 'count';
  const ticks = scale.ticks.map((tick) => formatAxis(tick, unit, locale));
  // Longer names stay within the scale; short ones stand under their ends.
  const long = ticks.some((text) => text.length > 4);
  const every = namedEvery(ticks, long);
  return (
    <div class="plot">
      <ol>
        {plot.rows.map((row, index) => (
          <Row key={row.observation ?? index} row={row} scale={scale} first={index === 0} pageName={pageName} locale={locale} t={t} />
        ))}
      </ol>
      <div class="axis">
        <span class="cut">{scale.cut && unit !== 'year' && t('fig.cut', { n: formatAxis(scale.low, unit, locale) })}</span>
        <span class={long ? 'ticks long' : 'ticks'} aria-hidden="true">
          {scale.ticks.map((tick, at) => (
            <span class="tick" style={{ '--at': percent(placeOf(tick, scale)) }}>
              {at % every === 0 && ticks[at]}
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}

/** What the shapes mean: only those that are drawn. The list says the same in words, so this is for eyes only. */
export function Legend({ plots, t }: { plots: readonly Plot[]; t: Translate }) {
  const rows = plots.flatMap((plot) => plot.rows);
  const used = (['record', 'reported', 'worked'] as const).filter((kind) => rows.some((row) => look(row) === kind));
  return (
    <p class="legend" aria-hidden="true">
      {used.map((kind) => (
        <span key={kind}>
          <span class={`dot ${kind}`} /> {t(`fig.legend.${kind}`)}
        </span>
      ))}
      {rows.some((row) => row.conditional) && (
        <span>
          <span class="line dashed" /> {t('fig.legend.conditional')}
        </span>
      )}
    </p>
  );
}
