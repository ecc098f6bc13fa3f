import { formatDate } from '../../lib/words/dates.ts';
import { checkedText, checkText, factsText, oldFacts, problemWords, progressOf } from '../popup/facts-words.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { FactsViewProps } from './facts-props.ts';
import { Progress } from './Progress.tsx';

/** What went amiss with the facts, what still works, and what can be done (ux.md 2.9). */
function Problem({ state, actions, ...words }: FactsViewProps) {
  const { facts } = state;
  const problem = facts && problemWords(facts, words);
  if (!problem) return null;
  const { t } = words;
  return (
    <Notice
      title={problem.title}
      detail={problem.detail}
      urgent={problem.urgent}
      actions={
        problem.room && (
          <>
            <Button look="solid" onClick={() => actions.onMakeRoom('history')}>
              {t('store.trim')}
            </Button>
            {facts.other && !facts.other.newer && (
              <Button look="outline" onClick={() => actions.onMakeRoom('previous')}>
                {t('store.drop')}
              </Button>
            )}
          </>
        )
      }
    >
      {problem.text}
    </Notice>
  );
}

/** Which facts are in use, when they were checked, and the check itself with progress and stop. */
function Check({ state, actions, ...words }: FactsViewProps) {
  const { facts, checking, checked } = state;
  const { t } = words;
  const busy = checking || (facts !== null && facts.phase !== 'idle');
  const days = facts && oldFacts(facts, words);
  return (
    <div class="setting facts-check">
      <div class="setting-words">
        <p class="facts-as-of">{facts ? factsText(facts, words) : t('pop.facts.loading')}</p>
        {facts?.facts && <p class="small">{t('facts.version', { pack: facts.facts.pack, version: facts.facts.version })}</p>}
        {typeof days === 'number' && <p class="small">{t('facts.age', { n: days })}</p>}
        <p role="status" class="small">
          {facts && (checkText(facts, checking, checked, words) ?? checkedText(facts, words))}
        </p>
        {busy && <Progress value={facts && progressOf(facts)} />}
      </div>
      <div class="setting-control">
        {busy && facts?.phase !== 'applying' && (
          <Button look="outline" onClick={actions.onStop}>
            {t('sync.stop')}
          </Button>
        )}
        <Button look="outline" disabled={busy || !facts?.channel} onClick={actions.onCheck}>
          {t('pop.check')}
        </Button>
      </div>
    </div>
  );
}

/** One step back, and forward again (packs.md 2.4). */
function Versions({ state, actions, locale, t }: FactsViewProps) {
  const other = state.facts?.other;
  if (!other) return null;
  const date = formatDate(other.horizon, locale);
  return (
    <div class="setting">
      <div class="setting-words">
        <p>{t(other.newer ? 'facts.newer' : 'facts.previous', { date, version: other.version })}</p>
        {other.newer && <p class="small">{t('facts.pinned')}</p>}
      </div>
      <div class="setting-control">
        <Button look="outline" onClick={actions.onGoBack}>
          {t(other.newer ? 'act.forward' : 'act.back')}
        </Button>
      </div>
    </div>
  );
}

/** The facts in use: what is amiss with them, their date, the check, and the other version that lies here. */
export const FactsInUse = (props: FactsViewProps) => (
  <>
    <Problem {...props} />
    <Check {...props} />
    <Versions {...props} />
  </>
);
