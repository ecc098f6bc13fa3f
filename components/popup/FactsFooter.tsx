import { FactsNews } from '../facts/FactsNews.tsx';
import { Progress } from '../facts/Progress.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { checkedText, checkText, factsText, oldFacts, problemWords, progressOf } from './facts-words.ts';
import type { PopupProps } from './popup-props.ts';

/** A problem with the facts, their age when it matters, and what changed with the last ones. Nothing while all is well and known. */
export function FactsProblem({ state, actions, ...words }: PopupProps) {
  const { facts } = state;
  if (!facts) return null;
  const { t } = words;
  const again = (
    <Button look="outline" onClick={actions.onCheck}>
      {t('act.retry')}
    </Button>
  );
  const problem = problemWords(facts, words);
  if (problem) {
    const room = problem.room && actions.onMakeRoom;
    return (
      <Notice
        title={problem.title}
        detail={problem.detail}
        urgent={problem.urgent}
        actions={
          problem.retry && (
            <>
              {room && (
                <Button look="solid" onClick={() => room('history')}>
                  {t('store.trim')}
                </Button>
              )}
              {room && facts.other && !facts.other.newer && (
                <Button look="outline" onClick={() => room('previous')}>
                  {t('store.drop')}
                </Button>
              )}
              {again}
            </>
          )
        }
      >
        {problem.text}
      </Notice>
    );
  }
  const news = <FactsNews facts={facts} reads={state.reads ?? null} onGoBack={actions.onGoBack} onWhatChanged={actions.onWhatChanged} {...words} />;
  const days = oldFacts(facts, words);
  if (days === null) return news;
  return (
    <>
      {news}
      <Notice title={t('sync.offline.title', { n: days })} actions={facts.channel && again}>
        {t('sync.offline')}
      </Notice>
    </>
  );
}

/** State of the fact base, and "Check now" with its progress, its stop and its result (one polite line). */
export function FactsFooter({ state, actions, ...words }: PopupProps) {
  const { facts, checking, checked } = state;
  const { t } = words;
  const busy = checking || (facts !== null && facts.phase !== 'idle');
  const canStop = busy && actions.onStop !== undefined && facts?.phase !== 'applying';
  return (
    <footer class="facts">
      {busy && <Progress value={facts && progressOf(facts)} />}
      <div class="facts-words">
        <p>{facts ? factsText(facts, words) : t('pop.facts.loading')}</p>
        <p role="status">{facts && (checkText(facts, checking, checked, words) ?? checkedText(facts, words))}</p>
      </div>
      <div class="facts-buttons">
        {canStop && (
          <Button look="link" onClick={() => actions.onStop?.()}>
            {t('sync.stop')}
          </Button>
        )}
        <Button look="link" disabled={busy || !facts} onClick={actions.onCheck}>
          {t('pop.check')}
        </Button>
        <a class="button link" href="options.html" target="_blank">
          {t('leaf.options')}
        </a>
      </div>
    </footer>
  );
}
