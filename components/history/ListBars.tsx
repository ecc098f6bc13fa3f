import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListState } from '../../lib/review/list-state.ts';
import { Button } from '../ui/Button.tsx';
import type { ListProps } from './history-props.ts';

type Words = Pick<ListProps, 't'>;

function undoText(undo: ListState['undo'], t: ListProps['t']): string {
  if (!undo) return '';
  const { pages, title } = undo.removed;
  if (undo.kind === 'erased') return t('hist.erased', { n: pages });
  return pages === 1 ? t('hist.removed', { title }) : t('hist.removed.several', { n: pages });
}

/** What was just taken out, and the way to put it back. */
export function UndoBar({ undo, onUndo, t }: { undo: ListState['undo']; onUndo: () => void } & Words) {
  return (
    <div class={undo ? 'undo' : 'undo none'}>
      <p role="status">{undoText(undo, t)}</p>
      {undo && (
        <Button look="outline" onClick={onUndo}>
          {t('act.restore')}
        </Button>
      )}
    </div>
  );
}

/** How opening a page at a statement ended, where the statement is gone. */
export function SaidBar({ list, t }: Pick<ListProps, 'list'> & Words) {
  const { said } = list;
  return (
    <p role="status" class={said ? 'said-gone' : 'said-gone none'}>
      {said && t('hist.said.gone', { quote: said.quote, title: said.title })}
    </p>
  );
}

/** What can be done with the pages that are selected. */
export function SelectionBar({ list, actions, onExport, t }: Pick<ListProps, 'list' | 'actions'> & Words & { onExport?: () => void }) {
  const keys = [...list.selected];
  const shown = keys.length > 0;
  return (
    <div class={shown ? 'selection' : 'selection none'}>
      <p role="status">{shown && t('hist.selected', { n: keys.length })}</p>
      {shown && (
        <>
          <Button look="outline" onClick={() => actions.onPin(keys, true)}>
            {t('hist.pin')}
          </Button>
          <Button look="outline" onClick={() => actions.onPin(keys, false)}>
            {t('hist.unpin')}
          </Button>
          <Button look="outline" onClick={() => actions.onRemove(keys)}>
            {t('hist.remove')}
          </Button>
          {onExport && (
            <Button look="outline" onClick={onExport}>
              {t('transfer.export.do')}
            </Button>
          )}
          <Button look="link" onClick={() => actions.onSelect(0, 'none')}>
            {t('hist.select.none')}
          </Button>
        </>
      )}
    </div>
  );
}

function EraseQuestion({ total, onErase, onCancel, t }: { total: number; onErase: () => void; onCancel: () => void } & Words) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  const question = t('hist.erase.ask', { n: total });
  const cancelOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
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

/** "Erase…", which asks first. */
export function Erase({ total, onErase, t }: { total: number; onErase: () => void } & Words) {
  const [asked, setAsked] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (wasAsked.current && !asked) opener.current?.focus();
    wasAsked.current = asked;
  }, [asked]);
  const erase = (): void => {
    setAsked(false);
    onErase();
  };
  if (asked) return <EraseQuestion total={total} onErase={erase} onCancel={() => setAsked(false)} t={t} />;
  return (
    <Button look="link" innerRef={opener} onClick={() => setAsked(true)}>
      {t('hist.erase')}
    </Button>
  );
}
