import type { Standing } from '../../lib/model/standing.ts';
import { isNarrowed, type ListState } from '../../lib/review/list-state.ts';
import { dayOf } from '../../lib/words/dates.ts';
import { Button } from '../ui/Button.tsx';
import type { ListProps } from './history-props.ts';

type Part = Pick<ListProps, 'list' | 'actions' | 't'>;
type Option = { value: string; name: string };

const STANDINGS: Standing[] = ['matches', 'differ', 'changed', 'context'];
/** How far back a change of a reading may lie, in days; 0 is any time. */
const CHANGED = [0, 7, 30] as const;

const Chip = ({ on, onClick, children }: { on: boolean; onClick: () => void; children: string }) => (
  <button type="button" class="chip" aria-pressed={on} onClick={onClick}>
    {children}
  </button>
);

function Choice({
  id,
  name,
  none,
  value,
  options,
  onChange,
}: {
  id: string;
  name: string;
  none: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string | undefined) => void;
}) {
  return (
    <label class={value === '' ? 'choice' : 'choice on'}>
      <span class="choice-name">{name}</span>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What can be chosen, with how many pages each leaves; what is chosen stays in the list even when nothing has it any more. */
function optionsOf(groups: ListState['sites'], chosen: string | undefined, t: ListProps['t']): Option[] {
  const options = (groups ?? []).map(({ id, title, pages }) => ({ value: id, name: t('hist.option', { name: title, n: pages }) }));
  return chosen === undefined || options.some(({ value }) => value === chosen) ? options : [{ value: chosen, name: chosen }, ...options];
}

function SiteChoice({ list, actions, short, t }: Part & { short?: boolean }) {
  const { site } = list.conditions;
  return (
    <Choice
      id="filter-site"
      name={t('hist.filter.site')}
      none={t(short ? 'hist.filter.site' : 'hist.filter.site.all')}
      value={site ?? ''}
      options={optionsOf(list.sites, site, t)}
      onChange={(value) => actions.onFilter({ site: value })}
    />
  );
}

/** The popup's filters: the few that are used most (popup.png). */
export function QuickFilters({ list, actions, t }: Part) {
  const { conditions, counts } = list;
  const { movedSince, standing, pinned } = conditions;
  const moved = counts?.moved ?? 0;
  return (
    <div class="chips" role="group" aria-label={t('hist.filters')}>
      <Chip
        on={!isNarrowed({ ...conditions, search: '' })}
        onClick={() =>
          actions.onFilter({ movedSince: undefined, standing: undefined, pinned: undefined, site: undefined, claim: undefined, from: undefined, to: undefined })
        }
      >
        {t('hist.filter.all')}
      </Chip>
      <Chip on={movedSince !== undefined} onClick={() => actions.onFilter({ movedSince: movedSince === undefined ? 0 : undefined })}>
        {moved > 0 ? t('hist.filter.moved.n', { n: moved }) : t('hist.filter.moved.short')}
      </Chip>
      <Chip on={standing === 'differ'} onClick={() => actions.onFilter({ standing: standing === 'differ' ? undefined : 'differ' })}>
        {t('state.differ')}
      </Chip>
      <Chip on={pinned === true} onClick={() => actions.onFilter({ pinned: pinned ? undefined : true })}>
        {t('hist.filter.pinned')}
      </Chip>
      <SiteChoice list={list} actions={actions} short t={t} />
    </div>
  );
}

/** Midnight at the beginning of a day on the reader's clock, some days on. */
const startOf = (day: string, plus = 0): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plus).getTime();
};

/** One end of the time in which a page was last read. `to` is not included by the history, but its day is by the reader. */
function DayField({ end, list, actions, t, timeZone }: Part & Pick<ListProps, 'timeZone'> & { end: 'from' | 'to' }) {
  const at = list.conditions[end];
  const onChange = (value: string): void => actions.onFilter({ [end]: value === '' ? undefined : startOf(value, end === 'to' ? 1 : 0) });
  return (
    <label class={at === undefined ? 'choice' : 'choice on'}>
      <span class="choice-name">{t(`hist.filter.${end}`)}</span>
      <input
        type="date"
        value={at === undefined ? '' : dayOf(end === 'to' ? at - 1 : at, timeZone)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** All filters, for the page of the history. */
export function Filters({ list, actions, t, now, timeZone }: Part & Pick<ListProps, 'now' | 'timeZone'>) {
  const { conditions } = list;
  const since = (days: number): number => (days === 0 ? 0 : startOf(dayOf(now, timeZone), -days));
  const changed = CHANGED.find((days) => conditions.movedSince === since(days));
  return (
    <div class="filters" role="group" aria-label={t('hist.filters')}>
      <Choice
        id="filter-moved"
        name={t('hist.filter.moved')}
        none={t('hist.filter.any')}
        value={conditions.movedSince === undefined ? '' : String(changed ?? 0)}
        options={CHANGED.map((days) => ({ value: String(days), name: days === 0 ? t('hist.filter.moved.ever') : t('hist.filter.moved.days', { n: days }) }))}
        onChange={(value) => actions.onFilter({ movedSince: value === undefined ? undefined : since(Number(value)) })}
      />
      <Choice
        id="filter-standing"
        name={t('hist.filter.standing')}
        none={t('hist.filter.any')}
        value={conditions.standing ?? ''}
        options={STANDINGS.map((value) => ({ value, name: value === 'changed' ? t('state.changed.nodate') : t(`state.${value}`) }))}
        onChange={(value) => actions.onFilter({ standing: STANDINGS.find((each) => each === value) })}
      />
      <Choice
        id="filter-claim"
        name={t('hist.filter.claim')}
        none={t('hist.filter.any')}
        value={conditions.claim ?? ''}
        options={optionsOf(list.claims, conditions.claim, t)}
        onChange={(value) => actions.onFilter({ claim: value })}
      />
      <SiteChoice list={list} actions={actions} t={t} />
      <DayField end="from" list={list} actions={actions} t={t} timeZone={timeZone} />
      <DayField end="to" list={list} actions={actions} t={t} timeZone={timeZone} />
      <label class="tick">
        <input
          type="checkbox"
          checked={conditions.pinned === true}
          onChange={(event) => actions.onFilter({ pinned: event.currentTarget.checked || undefined })}
        />{' '}
        {t('hist.filter.pinned')}
      </label>
      {isNarrowed(conditions) && (
        <Button look="link" onClick={actions.onClear}>
          {t('hist.filter.clear')}
        </Button>
      )}
    </div>
  );
}
