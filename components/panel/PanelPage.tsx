import type { TabState } from '../../lib/messaging/protocol.ts';
import type { FactsLine } from '../../lib/model/note.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { recordLink } from '../../lib/words/record-link.ts';
import { secondSentence, standingLabel } from '../../lib/words/standing.ts';
import { Figures } from '../hover-card/Glance.tsx';
import { ThenNow } from '../hover-card/ThenNow.tsx';
import { PageShell, type Words } from '../page/PageShell.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sign } from '../ui/Sign.tsx';

/** `tab` = the tab in front, null while it is not known; `secret` = it is in a private window. */
export type PanelState = { tabId: number | null; tab: TabState | 'failed' | null; facts: FactsLine | null; secret: boolean };
export type PanelProps = { state: PanelState; onShow: (note: string) => void } & Words;

type RowProps = { note: TabState['notes'][number]; tab: TabState; state: PanelState; facts: FactsLine } & Omit<PanelProps, 'state'>;

/** One statement, folded; unfolded it says what the card says first, with the way to its place on the page and to the record. */
function NoteFold({ note, tab, state, facts, onShow, locale, t }: RowProps) {
  // No tab of a private window is named in an address.
  const from = state.tabId !== null && !state.secret ? { tab: state.tabId, note: note.id } : {};
  const second = secondSentence(note, locale, t);
  return (
    <li data-standing={note.judgement.standing}>
      <details>
        <summary>
          <Sign standing={note.judgement.standing} />
          <span>
            <span class="quote" dir="auto" lang={tab.lang ?? ''}>
              {t('quote', { text: note.quote })}
            </span>{' '}
            <b class="label">{standingLabel(note.judgement, locale, t)}</b>
          </span>
        </summary>
        <div class="fold">
          {note.judgement.now?.text !== note.judgement.fact && <p lang={note.lang}>{note.judgement.fact}</p>}
          {second && <p lang={second.fromRecord ? note.lang : undefined}>{second.text}</p>}
          <ThenNow note={note} facts={facts} full locale={locale} t={t} />
          <Figures rows={note.judgement.figures} limit={6} more="fig.more" locale={locale} t={t} />
          {note.origins > 0 && <p class="origins">{t('src.count', { n: note.origins })}</p>}
          <p class="fold-actions">
            <Button look="link" onClick={() => onShow(note.id)}>
              {t('panel.show')}
            </Button>
            <a class="button link" href={recordLink({ claim: note.claim, ...(note.pageDate && { on: note.pageDate.date }), ...from, panel: true })}>
              {t('act.record')}
            </a>
          </p>
        </div>
      </details>
    </li>
  );
}

/** Why there are no statements, in the words of the popup. */
function Nothing({ tab, t }: { tab: TabState; t: Words['t'] }) {
  const keys: Partial<Record<TabState['status'], string>> = {
    reading: 'panel.reading',
    'nothing-here': 'empty.page',
    'cannot-read': 'panel.cannot',
    'no-facts': 'rec.nofacts',
  };
  return <Notice title={t('panel.none')}>{t(keys[tab.status] ?? 'panel.off')}</Notice>;
}

/** The record beside the page (ux.md 2.5): the statements of the tab in front, each to be unfolded. It follows the tab. */
export function PanelPage(props: PanelProps) {
  const { state, locale, t } = props;
  const { tab, facts } = state;
  const shown = typeof tab === 'object' ? tab : null;
  const notes = (shown?.notes ?? []).toSorted((a, b) => a.offset - b.offset || a.start - b.start);
  return (
    <PageShell here="panel" panel locale={locale} t={t}>
      <h1 dir="auto" lang={shown?.lang ?? ''}>
        {shown?.title || t('pop.tab.page')}
      </h1>
      <div class="small" role="status">
        {tab === null && <p>{t('panel.reading')}</p>}
        {notes.length > 0 && <p>{t('pop.coverage', { n: notes.length })}</p>}
        {shown?.date && <p>{t('pop.published', { date: formatDate(shown.date.date, locale) })}</p>}
      </div>
      {tab === 'failed' && <Notice title={t('rec.failed.title')}>{t('pop.failed')}</Notice>}
      {shown && notes.length === 0 && <Nothing tab={shown} t={t} />}
      {facts && shown && notes.length > 0 && (
        <ol class="folds" aria-label={t('pop.notes')}>
          {notes.map((note) => (
            <NoteFold key={note.id} {...props} note={note} tab={shown} facts={facts} />
          ))}
        </ol>
      )}
    </PageShell>
  );
}
