import { useState } from 'preact/hooks';
import type { HistoryGroup } from '../../lib/model/history.ts';
import { isNarrowed } from '../../lib/review/list-state.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Digest } from './Digest.tsx';
import { Filters } from './Filters.tsx';
import { PageShell } from '../page/PageShell.tsx';
import { HistoryList } from './HistoryList.tsx';
import type { ListProps } from './history-props.ts';
import { HistorySettings, type HistorySettingsProps } from './HistorySettings.tsx';
import { keepText } from './keep-words.ts';
import { SaidBar, SelectionBar, UndoBar } from './ListBars.tsx';
import { Search } from './Search.tsx';

export type ReviewProps = ListProps & {
  keeping: Omit<HistorySettingsProps, 'counts' | 'undo' | 'onErase' | 'onUndo' | 'locale' | 't'>;
  onExportSelected: () => void;
};

const SETTINGS_ID = 'keeping';

function Claim({ group, ...props }: ListProps & { group: HistoryGroup }) {
  const { list, actions, t } = props;
  const open = list.group === group.id;
  return (
    <li>
      <h2 class="claim">
        <button type="button" class="claim-title" aria-expanded={open} onClick={() => actions.onGroup(open ? null : group.id)}>
          <Icon name={open ? 'down' : 'next'} size={15} /> <span>{group.title}</span>
        </button>
      </h2>
      <p class="line">
        {t('hist.pages', { n: group.pages })}{' '}
        {group.moved > 0 && (
          <b class="changed" data-standing="changed">
            {t('hist.changed', { n: group.moved })}
          </b>
        )}
      </p>
      {open && list.total !== null && <HistoryList {...props} />}
    </li>
  );
}

const Claims = (props: ListProps) => (
  <ul class="claims" aria-label={props.t('hist.by.claim')}>
    {props.list.groups?.map((group) => (
      <Claim key={group.id} group={group} {...props} />
    ))}
  </ul>
);

/** How many pages there are, or are left. */
function totalText({ list, t }: Pick<ListProps, 'list' | 't'>): string {
  if (list.total === null || (list.by === 'claim' && list.group !== null)) return '';
  return isNarrowed(list.conditions) ? t('hist.total.found', { n: list.total }) : t('hist.pages', { n: list.total });
}

/** The history at full width: all filters, by day or by question, several pages at once, files out and in. */
export function ReviewPage({ keeping, onExportSelected, ...props }: ReviewProps) {
  const { list, actions, locale, t, now, timeZone } = props;
  const [open, setOpen] = useState(false);
  const narrowed = isNarrowed(list.conditions);
  const nothing = list.by === 'day' ? list.total === 0 : list.groups?.length === 0;
  const part = { list, actions, t };
  const toggle = (
    <Button look="link" expanded={open} controls={open ? SETTINGS_ID : undefined} onClick={() => setOpen(!open)}>
      {t('review.keeping')}
    </Button>
  );
  return (
    <PageShell here="review" actions={toggle} locale={locale} t={t}>
      <h1>{t('review.title')}</h1>
      <p class="under">
        {keeping.settings && list.counts && keepText({ history: keeping.settings.history, days: keeping.settings.historyDays }, list.counts.pages, t)}
      </p>
      {open && (
        <section class="keeping" id={SETTINGS_ID} aria-label={t('review.keeping')}>
          <HistorySettings {...keeping} counts={list.counts} undo={null} onErase={actions.onErase} onUndo={actions.onUndo} locale={locale} t={t} />
        </section>
      )}
      <Digest list={list} onShow={(claim) => actions.onFilter({ movedSince: 0, ...(claim !== undefined && { claim }) })} t={t} />
      <Search {...part} />
      <Filters {...part} now={now} timeZone={timeZone} />
      <div class="list-head">
        <p role="status">{totalText(props)}</p>
        <div class="chips" role="group" aria-label={t('hist.by')}>
          {(['day', 'claim'] as const).map((by) => (
            <button key={by} type="button" class="chip" aria-pressed={list.by === by} onClick={() => actions.onBy(by)}>
              {t(`hist.by.${by}`)}
            </button>
          ))}
        </div>
      </div>
      <div class="bars">
        <UndoBar undo={list.undo} onUndo={actions.onUndo} t={t} />
        <SelectionBar {...part} onExport={onExportSelected} />
        <SaidBar list={list} t={t} />
      </div>
      {list.failed && <p class="said-gone">{t('pop.failed')}</p>}
      {nothing && narrowed && <p>{list.conditions.search?.trim() ? t('empty.search', { search: list.conditions.search }) : t('empty.filter')}</p>}
      {nothing && !narrowed && <Notice title={t('empty.history.title')}>{t('empty.history')}</Notice>}
      {!nothing && list.by === 'claim' && <Claims {...props} />}
      {!nothing && list.by === 'day' && list.total !== null && <HistoryList {...props} />}
      {!nothing && <p class="small keys">{t('review.keys')}</p>}
    </PageShell>
  );
}
