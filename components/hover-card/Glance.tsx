import type { FigureRow } from '../../lib/model/standing.ts';
import { levelText, secondSentence } from '../../lib/words/standing.ts';
import type { CardPartProps } from './card-props.ts';
import { FigurePlot, Legend } from './FigurePlot.tsx';
import { idsOf } from './ids.ts';
import { firstRows, plotsOf } from './plot.ts';
import { ThenNow } from './ThenNow.tsx';

/** Does Then / Now already say the fact? Then the sentence is not repeated above it. */
const factIsNow = (note: CardPartProps['note']): boolean => note.judgement.now !== undefined && note.judgement.now.text === note.judgement.fact;

/**
 * The fact first, then what the page leaves out or why it is marked (ux.md P3): at most two sentences. `full` adds the context that the
 * record wants beside every statement of the claim, where it was not said yet.
 */
export function Sentences({ note, locale, t, shape, full }: CardPartProps & { full?: boolean }) {
  const { fact, missing } = note.judgement;
  const second = secondSentence(note, locale, t);
  const hidden = factIsNow(note);
  const context = full && missing !== fact && missing !== second?.text ? missing : undefined;
  if (hidden && !second && !context) return null;
  return (
    <div class="sentences">
      {!hidden && (
        <p id={idsOf(shape).sentence} lang={note.lang}>
          {fact}
        </p>
      )}
      {second && (
        <p class={second.fromRecord ? undefined : 'reason'} lang={second.fromRecord ? note.lang : undefined}>
          {second.text}
        </p>
      )}
      {context && <p lang={note.lang}>{context}</p>}
    </div>
  );
}

/** Then / Now, which names the dialog's sentence where it says the fact. */
export const Times = (props: CardPartProps & { full: boolean }) => (
  <ThenNow {...props} nowId={factIsNow(props.note) ? idsOf(props.shape).sentence : undefined} />
);

/** Figures up to `limit` rows, their legend, and how many more there are. */
export function Figures({
  rows,
  limit,
  more,
  locale,
  t,
}: { rows: readonly FigureRow[]; limit: number; more: 'fig.under' | 'fig.more' } & Pick<CardPartProps, 'locale' | 't'>) {
  const { plots, left } = firstRows(plotsOf(rows), limit);
  if (plots.length === 0) return null;
  return (
    <div class="figures">
      {plots.map((plot) => (
        <FigurePlot key={plot.key} plot={plot} locale={locale} t={t} />
      ))}
      <Legend plots={plots} t={t} />
      {limit > 4 && plots.length > 1 && <p class="hint">{t('fig.scale')}</p>}
      {left > 0 && <p class="hint">{t(more, { n: left })}</p>}
    </div>
  );
}

/** How many origins stand behind the note, and what kind they are: each level with its definition (ux.md P5, P6). */
function Origins({ note, locale, t }: CardPartProps) {
  if (note.origins === 0) return null;
  const { levels } = note.judgement;
  const named = new Intl.ListFormat(locale, { type: 'unit' }).format(levels.map((level) => levelText(level, true, t)));
  return <p class="origins">{levels.length > 0 ? t('src.levels', { n: note.origins, levels: named }) : t('src.count', { n: note.origins })}</p>;
}

/** First face of the card (ux.md 2.2, glance): sentences, figures or Then / Now, where it comes from. */
export const Glance = (props: CardPartProps) => (
  <>
    <Sentences {...props} />
    <Times {...props} full={false} />
    <Figures rows={props.note.judgement.figures} limit={4} more="fig.under" locale={props.locale} t={props.t} />
    <Origins {...props} />
    {props.note.from && <p class="origins">{props.t('card.from', { publisher: props.note.from.publisher })}</p>}
  </>
);
