import type { TabState } from '../../lib/messaging/protocol.ts';
import type { ReadChange } from '../../lib/model/changes.ts';
import { lineText, standingLabel } from '../../lib/words/standing.ts';
import { Button } from '../ui/Button.tsx';
import { recordLink } from '../../lib/words/record-link.ts';
import { Icon } from '../ui/Icon.tsx';
import { Sign } from '../ui/Sign.tsx';
import { readLine } from '../facts/change-words.ts';
import { PageDate } from './PageDate.tsx';
import { PageEmpty } from './PageEmpty.tsx';
import type { PopupProps } from './popup-props.ts';

type RowProps = {
  tabId: number | null;
  note: TabState['notes'][number];
  /** What this reader read of the claim, where it says something else now. */
  read: ReadChange | undefined;
  pageLang: string | null;
  onShow: (note: string) => void;
} & Pick<PopupProps, 'locale' | 't' | 'timeZone'>;

/** One statement: sign, the page's words, the state and one line. Activating it goes to its mark and opens its note. */
function NoteRow({ tabId, note, read, pageLang, onShow, locale, t, timeZone }: RowProps) {
  const line = lineText(note, locale, t);
  return (
    <li data-standing={note.judgement.standing}>
      <button type="button" class="note-row" onClick={() => onShow(note.id)}>
        <Sign standing={note.judgement.standing} />
        <span class="note-words">
          <span class="quote" dir="auto" lang={pageLang ?? ''}>
            {t('quote', { text: note.quote })}
          </span>{' '}
          <span class="line">
            <b>{standingLabel(note.judgement, locale, t)}</b> <span lang={line.fromRecord ? note.lang : undefined}>{line.text}</span>
          </span>
          {note.from && <span class="line">{t('card.from', { publisher: note.from.publisher })}</span>}
          {read && (
            <span class="line you-read" lang={read.lang}>
              {readLine(read, locale, t, timeZone)}
            </span>
          )}
        </span>
      </button>
      {tabId !== null && (
        <a
          class="button icon in-record"
          href={recordLink({ claim: note.claim, ...(note.pageDate && { on: note.pageDate.date }), tab: tabId, note: note.id })}
          target="_blank"
          aria-label={t('pop.record.open', { question: note.question })}
          title={t('pop.record.open', { question: note.question })}
        >
          <Icon name="open" />
        </a>
      )}
    </li>
  );
}

/** The tab's statements in page order, how much was checked, and the page's date; or why there are none. */
export function ThisPage(props: PopupProps) {
  const { state, actions, locale, t, now, timeZone } = props;
  const { tab } = state;
  if (tab?.status !== 'notes') return <PageEmpty {...props} />;
  // What was read is told once, at the first statement on its claim.
  const told = new Set<string>();
  const readOf = (claim: string): ReadChange | undefined => {
    if (told.has(claim)) return undefined;
    told.add(claim);
    return state.reads?.reads.find((one) => one.claim === claim);
  };
  const notes = tab.notes.toSorted((a, b) => a.offset - b.offset || a.start - b.start);
  return (
    <>
      <div class="coverage">
        <p>{t('pop.coverage', { n: notes.length })}</p>
        <PageDate date={tab.date} onDate={actions.onDate} locale={locale} t={t} now={now} timeZone={timeZone} />
        {tab.omitted > 0 && <p>{t('pop.omitted', { n: tab.omitted })}</p>}
        {tab.hidden && <p>{t('pop.hidden')}</p>}
        {tab.stopped && <p>{t('pop.stopped')}</p>}
        <p role="status">{state.notShown && t('pop.notshown')}</p>
      </div>
      <ol class="notes" aria-label={t('pop.notes')}>
        {notes.map((note) => (
          <NoteRow
            tabId={state.tabId}
            key={note.id}
            note={note}
            read={readOf(note.claim)}
            pageLang={tab.lang}
            onShow={actions.onShow}
            locale={locale}
            t={t}
            timeZone={timeZone}
          />
        ))}
      </ol>
      {state.tabId !== null && (
        <p class="coverage sheet-link">
          <Button look="link" onClick={actions.onSheet}>
            {t('sheet.open')}
          </Button>
        </p>
      )}
    </>
  );
}
