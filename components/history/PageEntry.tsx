import type { HistoryRow } from '../../lib/model/history.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Sign } from '../ui/Sign.tsx';
import type { ListProps } from './history-props.ts';
import { nameOf, rowText } from './history-words.ts';
import { PageStatements } from './PageStatements.tsx';

type EntryProps = ListProps & { row: HistoryRow; index: number; onTitle: (event: MouseEvent) => void };

/** Marks of a page under its title: where, when, how many notes, what changed since, and whether it was edited. */
function Line({ row, list, ...words }: Pick<EntryProps, 'row' | 'list' | 'locale' | 't' | 'now' | 'timeZone'>) {
  const { t } = words;
  return (
    <span class="line">
      {rowText(row, list.by === 'claim', words)}
      {row.moved.length > 0 && ' '}
      {row.moved.length > 0 && (
        <b class="changed" data-standing="changed">
          <Sign standing="changed" size={13} /> {t('hist.changed', { n: row.moved.length })}
        </b>
      )}
      {row.edited !== undefined && ' '}
      {row.edited !== undefined && <span>{t('hist.edited.short')}</span>}
    </span>
  );
}

/** A page of the history. Its title shows and hides its statements; only the row that the keyboard is on can be reached by Tab. */
export function PageEntry({ row, index, onTitle, ...props }: EntryProps) {
  const { list, actions, narrow, t } = props;
  const [name, open] = [nameOf(row), list.open?.key === row.key ? list.open : null];
  const reach = { tabIndex: index === list.active ? 0 : -1 };
  const id = `statements-${index}`;
  const ticks = !narrow || list.selected.size > 0;
  return (
    <>
      <div class={list.selected.has(row.key) ? 'page-row selected' : 'page-row'}>
        {ticks && (
          <input
            type="checkbox"
            {...reach}
            checked={list.selected.has(row.key)}
            aria-label={t('hist.select.title', { title: name })}
            onClick={(event) => actions.onSelect(index, event.shiftKey ? 'range' : 'toggle')}
          />
        )}
        <div class="page-words">
          <button
            type="button"
            class="title"
            {...reach}
            dir="auto"
            lang={row.lang ?? ''}
            aria-expanded={open !== null}
            aria-controls={open ? id : undefined}
            onClick={onTitle}
          >
            {name}
          </button>{' '}
          <Line row={row} list={list} locale={props.locale} t={t} now={props.now} timeZone={props.timeZone} />
          {row.found?.map(({ claim, quote }) => (
            <span key={`${claim} ${quote}`} class="found" dir="auto" lang={row.lang ?? ''}>
              {t('quote', { text: quote })}
            </span>
          ))}
        </div>
        <div class="row-actions">
          <Button
            look="icon"
            {...reach}
            pressed={row.pinned !== undefined}
            name={t('hist.pin.title', { title: name })}
            onClick={() => actions.onPin([row.key], row.pinned === undefined)}
          >
            <Icon name={row.pinned === undefined ? 'pin' : 'pinned'} />
          </Button>
          <Button look="icon" {...reach} name={t('hist.open.title', { title: name })} onClick={() => actions.onOpen(row)}>
            <Icon name="open" />
          </Button>
          <Button look="icon" {...reach} name={t('hist.remove.title', { title: name })} onClick={() => actions.onRemove([row.key])}>
            <Icon name="close" size={14} />
          </Button>
        </div>
      </div>
      {open && <PageStatements id={id} detail={open.detail} missing={open.missing} actions={actions} locale={props.locale} t={t} timeZone={props.timeZone} />}
    </>
  );
}
