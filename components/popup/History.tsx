import { isNarrowed } from '../../lib/review/list-state.ts';
import { Digest } from '../history/Digest.tsx';
import { QuickFilters } from '../history/Filters.tsx';
import { HistoryList } from '../history/HistoryList.tsx';
import { Erase, SaidBar, SelectionBar, UndoBar } from '../history/ListBars.tsx';
import { keepText } from '../history/keep-words.ts';
import { Search } from '../history/Search.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { PopupProps } from './popup-props.ts';

/** Pages with notes that were read: search, the filters that are used most, open again, pin, remove and erase with ten seconds to undo, and the way to the page that does more. */
export function History({ state, actions, locale, t, now, timeZone }: PopupProps) {
  const { list, keep } = state;
  const part = { list, actions: actions.list, t };
  const narrowed = isNarrowed(list.conditions);
  const empty = list.total === 0;
  return (
    <>
      <Search {...part} />
      <QuickFilters {...part} />
      <UndoBar undo={list.undo} onUndo={actions.list.onUndo} t={t} />
      <SelectionBar {...part} />
      <SaidBar list={list} t={t} />
      <Digest list={list} onShow={(claim) => actions.list.onFilter({ movedSince: 0, ...(claim !== undefined && { claim }) })} t={t} />
      {list.failed && <p class="coverage">{t('pop.failed')}</p>}
      {empty && narrowed && (
        <p class="coverage">{list.conditions.search?.trim() ? t('empty.search', { search: list.conditions.search }) : t('empty.filter')}</p>
      )}
      {empty && !narrowed && <Notice title={t('empty.history.title')}>{t('empty.history')}</Notice>}
      {!empty && list.total !== null && <HistoryList list={list} actions={actions.list} narrow locale={locale} t={t} now={now} timeZone={timeZone} />}
      {keep && list.total !== null && !narrowed && (list.total > 0 || !keep.history) && (
        <div class="keep">
          <p>{keepText(keep, list.total, t)}</p>
          <Button look="link" onClick={actions.onReview}>
            {t('review.open')}
          </Button>
          {list.total > 0 && <Erase total={list.total} onErase={actions.list.onErase} t={t} />}
        </div>
      )}
    </>
  );
}
