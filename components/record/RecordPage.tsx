import type { RecordView } from '../../lib/model/record-view.ts';
import { citation } from '../../lib/words/citation.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { recordLink } from '../../lib/words/record-link.ts';
import { recordReport } from '../../lib/words/report.ts';
import { standingLabel } from '../../lib/words/standing.ts';
import { copyText } from '../hover-card/copy.ts';
import { Contents, type Part } from '../page/Contents.tsx';
import { PageShell } from '../page/PageShell.tsx';
import { YouRead } from '../facts/YouRead.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Sign } from '../ui/Sign.tsx';
import { RecordEdits } from './RecordEdits.tsx';
import type { RecordProps } from './record-props.ts';
import { RecordFigures } from './RecordFigures.tsx';
import { RecordPositions } from './RecordPositions.tsx';
import { RecordSources } from './RecordSources.tsx';
import { ThenNowOn } from './ThenNowOn.tsx';
import { Timeline } from './Timeline.tsx';

type Shown = Omit<RecordProps, 'state'> & { view: RecordView; state: RecordProps['state'] };

/** State of the page's statement, the question, the answer, and what the answer rests on. */
function InShort({ view, state, locale, t }: Shown) {
  const { from } = state;
  return (
    <section aria-labelledby="question" class="short">
      {from && (
        <p class="state" data-standing={from.note.judgement.standing}>
          <Sign standing={from.note.judgement.standing} /> <b>{standingLabel(from.note.judgement, locale, t)}</b>
        </p>
      )}
      <h1 id="question" lang={view.lang}>
        {view.question}
      </h1>
      <p class="lead" lang={view.now ? view.lang : undefined}>
        {view.now ? view.now.text : t('rec.notyet')}
      </p>
      {state.read && <YouRead read={state.read} short={state.read.told.part === 'answer'} locale={locale} t={t} />}
      {view.missing && (
        <p class="missing" lang={view.lang}>
          {view.missing}
        </p>
      )}
      <p class="meta">
        {t('rec.asof', { date: formatDate(view.facts.horizon, locale), pack: view.facts.pack, version: view.facts.version })}
        {from && (
          <>
            {' '}
            <Sentence
              t={t}
              text={from.note.pageDate ? 'rec.from.on' : 'rec.from.at'}
              parts={{
                title: (
                  <span dir="auto" lang={from.lang ?? ''}>
                    {t('quote', { text: from.title })}
                  </span>
                ),
              }}
              more={{ site: from.site, date: from.note.pageDate ? formatDate(from.note.pageDate.date, locale) : '' }}
            />
          </>
        )}
      </p>
    </section>
  );
}

function Related({ view, linkTo, t }: Pick<Shown, 'view' | 'linkTo' | 't'>) {
  if (view.related.length === 0) return null;
  return (
    <section class="section" aria-labelledby="related">
      <h2 id="related">{t('rec.related')}</h2>
      <ul class="related">
        {view.related.map((other) => (
          <li key={other.claim} lang={other.lang}>
            <a href={linkTo(other.claim)}>{other.question}</a> <span class="meta">{other.title}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function partsOf(view: RecordView, t: RecordProps['t']): Part[] {
  const parts: (Part & { there: boolean })[] = [
    { id: 'question', name: t('rec.short'), there: true },
    { id: 'then-now', name: t('rec.thennow'), there: true },
    { id: 'figures', name: t('card.figures'), there: view.figures.length > 0 },
    { id: 'positions', name: t('card.positions'), there: view.positions.length > 0 },
    { id: 'timeline', name: t('card.changed'), there: view.events.length > 0 },
    { id: 'sources', name: t('rec.sources.n', { n: view.sources.length }), there: true },
    { id: 'related', name: t('rec.related'), there: view.related.length > 0 },
    { id: 'edits', name: t('rec.edits'), there: true },
  ];
  return parts.filter(({ there }) => there);
}

function Actions({ view, state, actions, locale, t }: Shown) {
  const copy = async (): Promise<void> => {
    const because = state.from?.note.judgement.because ?? view.now?.because ?? [];
    actions.onCopied(
      await copyText(citation({ claim: view.claim, question: view.question, judgement: { because } }, view.facts, view.sources, locale, t), document),
    );
  };
  return (
    <>
      <Button look="link" onClick={() => void copy()}>
        {t('act.cite')}
      </Button>
      <Button look="link" onClick={actions.onPrint}>
        {t('rec.print')}
      </Button>
      <Button look="link" onClick={() => void copyText(recordReport(view, t), document).then(actions.onReported)}>
        {t('rec.report')}
      </Button>
    </>
  );
}

const indexAddress = (panel: boolean | undefined): string => recordLink(panel ? { panel } : {});

/** The page of one question (ux.md 2.5): the answer, then and now, figures, who says what, what changed and when, sources, what is near. */
export function RecordPage(props: RecordProps) {
  const { state, actions, linkTo, problem, panel, locale, t } = props;
  const { view, from, on } = state;
  if (view === null || typeof view === 'string')
    return (
      <PageShell here="record" panel={panel} locale={locale} t={t}>
        <h1>{t('leaf.record')}</h1>
        {view === null && <p role="status">{t('rec.loading')}</p>}
        {view === 'missing' && <Notice title={t('rec.missing.title')}>{t('rec.missing')}</Notice>}
        {view === 'failed' && (
          <Notice
            title={t('rec.failed.title')}
            actions={
              <Button look="outline" onClick={actions.onRetry}>
                {t('act.retry')}
              </Button>
            }
          >
            {t('rec.failed')}
          </Notice>
        )}
        {view === 'no-facts' && (problem ?? <Notice title={t('rec.nofacts.title')}>{t('rec.nofacts')}</Notice>)}
        <p class="back">
          <a href={indexAddress(panel)}>{t('rec.all')}</a>
        </p>
      </PageShell>
    );
  const shown = { ...props, view };
  return (
    <PageShell
      here="record"
      actions={<Actions {...shown} />}
      aside={<Contents parts={partsOf(view, t)} name={t('rec.contents')} />}
      said={state.said}
      panel={panel}
      locale={locale}
      t={t}
    >
      {problem}
      <InShort {...shown} />
      <ThenNowOn view={view} on={on} actions={actions} locale={locale} t={t} />
      <RecordFigures view={view} from={from} locale={locale} t={t} />
      <RecordPositions view={view} locale={locale} t={t} />
      <Timeline view={view} on={on} from={from} locale={locale} t={t} />
      <RecordSources view={view} locale={locale} t={t} />
      <Related view={view} linkTo={linkTo} t={t} />
      <RecordEdits view={view} edits={props.edits} locale={locale} t={t} />
      <p class="back no-print">
        <a href={indexAddress(panel)}>{t('rec.all')}</a>
      </p>
    </PageShell>
  );
}
