import { directionOf } from '../../lib/words/locale.ts';
import { tellsOfReads } from '../facts/FactsNews.tsx';
import { Digest } from '../history/Digest.tsx';
import { panelId, tabId, Tabs } from '../ui/Tabs.tsx';
import { FactsFooter, FactsProblem } from './FactsFooter.tsx';
import { History } from './History.tsx';
import { PopupHeader } from './PopupHeader.tsx';
import type { PopupProps } from './popup-props.ts';
import { ThisPage } from './ThisPage.tsx';

/** The popup (ux.md 2.4): this page's statements, the history, the switches and the state of the facts. */
export function Popup(props: PopupProps) {
  const { state, actions, locale, t } = props;
  const { view } = state;
  return (
    <div class="obelus popup" lang={locale} dir={directionOf(locale)}>
      <PopupHeader {...props} />
      <nav class="views" aria-label="Obelus">
        <Tabs
          tabs={[
            { id: 'page', label: t('pop.tab.page') },
            { id: 'history', label: t('pop.tab.history') },
          ]}
          selected={view}
          onSelect={actions.onView}
        />
      </nav>
      <main>
        {state.failed && (
          <p class="coverage" role="status">
            {t('pop.failed')}
          </p>
        )}
        <div class="panel" id={panelId(view)} role="tabpanel" aria-labelledby={tabId(view)} tabIndex={0} key={view}>
          {view === 'page' && <FactsProblem {...props} />}
          {view === 'page' && !tellsOfReads(state.facts, state.reads ?? null) && <Digest list={state.list} onShow={actions.onNews} t={t} />}
          {view === 'page' && state.tab?.gone && <p class="coverage said-gone">{t('pop.gone', { quote: state.tab.gone })}</p>}
          {view === 'page' ? <ThisPage {...props} /> : <History {...props} />}
        </div>
      </main>
      <FactsFooter {...props} />
    </div>
  );
}
