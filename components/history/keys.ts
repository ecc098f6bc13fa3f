import type { ListActions, ListState } from '../../lib/review/list-state.ts';

/** Rows that Page Up and Page Down go past. */
const PAGE = 8;

/** Keys of the list (ux.md 2.4): arrows, Home, End and Page keys go from row to row, with Shift they select; Ctrl and space select one, Ctrl and A all; Delete removes; Escape lets go. */
export function onListKey(event: KeyboardEvent, list: ListState, actions: ListActions): void {
  const inStatements = event.target instanceof Element && event.target.closest('.statements') !== null;
  const last = (list.total ?? 0) - 1;
  const control = event.ctrlKey || event.metaKey;
  const steps: Record<string, number> = {
    ArrowDown: list.active + 1,
    ArrowUp: list.active - 1,
    PageDown: list.active + PAGE,
    PageUp: list.active - PAGE,
    Home: 0,
    End: last,
  };
  const row = list.rows.get(list.active);
  const to = steps[event.key];
  const work = (): (() => void) | undefined => {
    if (event.key === 'Escape')
      return list.selected.size > 0
        ? () => actions.onSelect(0, 'none')
        : list.open
          ? () => (actions.onToggle(list.open?.key ?? ''), actions.onActive(list.active, true))
          : undefined;
    if (inStatements || event.altKey || last < 0) return undefined;
    if (to !== undefined)
      return () => {
        const target = Math.min(Math.max(to, 0), last);
        // The row that Shift starts from belongs to what it selects.
        if (event.shiftKey && list.selected.size === 0) actions.onSelect(list.active, 'toggle');
        actions.onActive(target, true);
        if (event.shiftKey) actions.onSelect(target, 'range');
      };
    if (control && event.key === ' ') return () => actions.onSelect(list.active, 'toggle');
    if (control && event.key.toLowerCase() === 'a') return () => actions.onSelect(0, 'all');
    if (control && event.key === 'Enter') return row && (() => actions.onOpen(row));
    if (event.key === 'Delete' && row) return () => actions.onRemove(list.selected.size > 0 ? [...list.selected] : [row.key]);
    return undefined;
  };
  const act = work();
  if (!act) return;
  event.preventDefault();
  act();
}
