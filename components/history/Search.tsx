import { useEffect, useRef } from 'preact/hooks';
import type { ListProps } from './history-props.ts';

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The search over titles, sites, quotes and claims. "/" goes to it from anywhere, arrow down from it to the first page. */
export function Search({ list, actions, t }: Pick<ListProps, 'list' | 'actions' | 't'>) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onSlash = (event: KeyboardEvent): void => {
      const text = isField(event.target) && (event.target as HTMLInputElement).type !== 'checkbox';
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || text) return;
      event.preventDefault();
      field.current?.select();
    };
    addEventListener('keydown', onSlash);
    return () => removeEventListener('keydown', onSlash);
  }, []);
  return (
    <div class="search" role="search">
      <input
        type="search"
        ref={field}
        value={list.conditions.search ?? ''}
        aria-label={t('hist.search')}
        aria-keyshortcuts="/"
        placeholder={t('hist.search')}
        onInput={(event) => actions.onSearch(event.currentTarget.value)}
        onFocus={actions.onSoon}
        onBlur={() => actions.onEnter(false)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          actions.onEnter(true);
        }}
      />
    </div>
  );
}
