import { useEffect, useRef, useState } from 'preact/hooks';
import type { HistoryRow } from '../../lib/model/history.ts';
import { dayOf, daysBetween, formatTime, formatWeekday } from '../../lib/words/dates.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sign } from '../ui/Sign.tsx';
import type { PopupProps, Undo } from './popup-props.ts';

type RowProps = Omit<PopupProps, 'state'> & { page: HistoryRow };

function PageRow({ page, actions, locale, t, timeZone }: RowProps) {
  const changed = page.standings.changed ?? 0;
  return (
    <li class="page-row">
      <div class="page-words">
        <span class="title" dir="auto" lang={page.lang ?? ''}>
          {page.title || page.url}
        </span>{' '}
        <span class="line">
          {t('hist.row', { site: page.site, time: formatTime(page.lastVisit, locale, timeZone), n: page.notes })}
          {changed > 0 && (
            <b class="changed" data-standing="changed">
              <Sign standing="changed" size={13} /> {t('hist.changed', { n: changed })}
            </b>
          )}
        </span>
      </div>
      <Button look="icon" name={t('hist.open.title', { title: page.title })} onClick={() => actions.onOpen(page.url)}>
        <Icon name="open" />
      </Button>
      <Button look="icon" name={t('hist.remove.title', { title: page.title })} onClick={() => actions.onRemove(page.key)}>
        <Icon name="close" size={14} />
      </Button>
    </li>
  );
}

function Days({ pages, ...props }: Omit<RowProps, 'page'> & { pages: readonly HistoryRow[] }) {
  const { locale, t, now, timeZone } = props;
  const today = dayOf(now, timeZone);
  const heading = (day: string): string => {
    const ago = daysBetween(day, today);
    return ago === 0 ? t('hist.today') : ago === 1 ? t('hist.yesterday') : formatWeekday(day, today, locale);
  };
  const sorted = pages.toSorted((a, b) => b.lastVisit - a.lastVisit);
  const days = [...new Set(sorted.map((page) => dayOf(page.lastVisit, timeZone)))];
  return days.map((day) => (
    <section key={day} class="day">
      <h2>{heading(day)}</h2>
      <ul>
        {sorted
          .filter((page) => dayOf(page.lastVisit, timeZone) === day)
          .map((page) => (
            <PageRow key={page.key} page={page} {...props} />
          ))}
      </ul>
    </section>
  ));
}

/** What was just taken out, and the way to put it back. */
function UndoBar({ undo, actions, t }: { undo: Undo | null } & Pick<PopupProps, 'actions' | 't'>) {
  const words = undo?.kind === 'removed' ? t('hist.removed', { title: undo.removed.title }) : undo && t('hist.erased', { n: undo.removed.pages });
  return (
    <div class={undo ? 'undo' : 'undo none'}>
      <p role="status">{words}</p>
      {undo && (
        <Button look="outline" onClick={actions.onUndo}>
          {t('act.restore')}
        </Button>
      )}
    </div>
  );
}

function EraseQuestion({ total, onErase, onCancel, t }: { total: number; onErase: () => void; onCancel: () => void } & Pick<PopupProps, 't'>) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  const question = t('hist.erase.ask', { n: total });
  const cancelOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onCancel();
  };
  return (
    <div class="ask" role="group" aria-label={question} ref={place} onKeyDown={cancelOnEscape}>
      <p>{question}</p>
      <Button look="solid" onClick={onErase}>
        {t('hist.erase.yes')}
      </Button>
      <Button look="outline" onClick={onCancel}>
        {t('act.cancel')}
      </Button>
    </div>
  );
}

function Erase({ total, actions, t }: { total: number } & Pick<PopupProps, 'actions' | 't'>) {
  const [asked, setAsked] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (wasAsked.current && !asked) opener.current?.focus();
    wasAsked.current = asked;
  }, [asked]);
  const erase = (): void => {
    setAsked(false);
    actions.onErase();
  };
  if (asked) return <EraseQuestion total={total} onErase={erase} onCancel={() => setAsked(false)} t={t} />;
  return (
    <Button look="link" innerRef={opener} onClick={() => setAsked(true)}>
      {t('hist.erase')}
    </Button>
  );
}

/** Pages with notes that were read, by day; search, open again, remove and erase, each to be undone for ten seconds. */
export function History(props: PopupProps) {
  const { state, actions, t } = props;
  const { history, search, keep, undo } = state;
  const shown = history?.pages.length ?? 0;
  const empty = history !== null && shown === 0;
  return (
    <>
      <div class="search">
        <input
          type="search"
          value={search}
          aria-label={t('hist.search')}
          placeholder={t('hist.search')}
          onInput={(event) => actions.onSearch(event.currentTarget.value)}
        />
      </div>
      <UndoBar undo={undo} actions={actions} t={t} />
      {empty && search !== '' && <p class="coverage">{t('empty.search', { search })}</p>}
      {empty && search === '' && <Notice title={t('empty.history.title')}>{t('empty.history')}</Notice>}
      {shown > 0 && (
        <div class="days" role="region" aria-label={t('hist.list')}>
          <Days {...props} pages={history?.pages ?? []} />
        </div>
      )}
      {history && shown < history.total && (
        <div class="coverage">
          <Button look="outline" onClick={actions.onMoreHistory}>
            {t('hist.more')}
          </Button>
        </div>
      )}
      {keep && history && search === '' && (history.total > 0 || !keep.history) && (
        <div class="keep">
          <p>{keep.history ? t('hist.keep', { n: history.total, days: keep.days }) : t('hist.off')}</p>
          {history.total > 0 && <Erase total={history.total} actions={actions} t={t} />}
        </div>
      )}
    </>
  );
}
