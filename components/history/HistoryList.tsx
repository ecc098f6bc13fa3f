import { useCallback, useEffect, useRef } from 'preact/hooks';
import { dayOf } from '../../lib/words/dates.ts';
import { VirtualList } from '../ui/VirtualList.tsx';
import type { ListProps } from './history-props.ts';
import { dayHeading } from './history-words.ts';
import { onListKey } from './keys.ts';
import { PageEntry } from './PageEntry.tsx';

/** Height of a row before it was measured: a title of two lines with its line below. */
const ROW_HEIGHT = 84;

/** The pages, newest visit first, under a heading for each day. Of ten thousand only those near the window are in the page. */
export function HistoryList(props: ListProps) {
  const { list, actions, t, timeZone } = props;
  const box = useRef<HTMLDivElement>(null);
  const { rows } = list;
  const keyOf = useCallback((at: number): string | undefined => rows.get(at)?.key, [rows]);
  useEffect(() => {
    if (list.focus === 0) return;
    const title = box.current?.querySelector<HTMLElement>(`[data-index="${list.active}"] .title`);
    title?.focus({ preventScroll: true });
    title?.closest('.page-row')?.scrollIntoView({ block: 'nearest' });
  }, [list.focus]);

  const dayAt = (at: number): string | null => {
    const row = rows.get(at);
    return row ? dayOf(row.lastVisit, timeZone) : null;
  };
  const onTitle = (event: MouseEvent, at: number, key: string): void => {
    actions.onActive(at, false);
    if (event.shiftKey) actions.onSelect(at, 'range');
    else if (event.ctrlKey || event.metaKey) actions.onSelect(at, 'toggle');
    else actions.onToggle(key);
  };
  const item = (at: number) => {
    const row = rows.get(at);
    if (!row)
      return (
        <div class="page-row" aria-busy="true">
          <button type="button" class="title" tabIndex={at === list.active ? 0 : -1}>
            {t('hist.loading')}
          </button>
        </div>
      );
    const day = dayAt(at);
    const headed = list.by === 'day' && day !== null && day !== dayAt(at - 1);
    return (
      <>
        {headed && <h2 class="day">{dayHeading(day, props)}</h2>}
        <PageEntry {...props} row={row} index={at} onTitle={(event) => onTitle(event, at, row.key)} />
      </>
    );
  };
  return (
    <div class="pages-list" ref={box} onKeyDown={(event) => onListKey(event, list, actions)}>
      <VirtualList
        count={list.total ?? 0}
        estimate={ROW_HEIGHT}
        keyOf={keyOf}
        active={list.active}
        onRange={actions.onRange}
        item={item}
        name={t('hist.list')}
      />
    </div>
  );
}
