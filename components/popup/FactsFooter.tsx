import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { checkedText, checkText, factsText, oldFacts, problemWords } from './facts-words.ts';
import type { PopupProps } from './popup-props.ts';

/** A problem with the facts, or their age when it matters. Nothing while all is well. */
export function FactsProblem({ state, actions, ...words }: PopupProps) {
  const { facts } = state;
  if (!facts) return null;
  const again = (
    <Button look="outline" onClick={actions.onCheck}>
      {words.t('act.retry')}
    </Button>
  );
  const problem = problemWords(facts, words);
  if (problem)
    return (
      <Notice title={problem.title} detail={problem.detail} urgent={problem.urgent} actions={problem.retry && again}>
        {problem.text}
      </Notice>
    );
  const days = oldFacts(facts, words);
  if (days === null) return null;
  return (
    <Notice title={words.t('sync.offline.title', { n: days })} actions={facts.channel && again}>
      {words.t('sync.offline')}
    </Notice>
  );
}

/** State of the fact base, and "Check now" with its progress and its result (one polite line). */
export function FactsFooter({ state, actions, ...words }: PopupProps) {
  const { facts, checking, checked } = state;
  const { t } = words;
  const busy = checking || (facts !== null && facts.phase !== 'idle');
  return (
    <footer class="facts">
      {busy && <div class="progress" aria-hidden="true" />}
      <div class="facts-words">
        <p>{facts ? factsText(facts, words) : t('pop.facts.loading')}</p>
        <p role="status">{facts && (checkText(facts, checking, checked, words) ?? checkedText(facts, words))}</p>
      </div>
      <Button look="link" disabled={busy || !facts} onClick={actions.onCheck}>
        {t('pop.check')}
      </Button>
    </footer>
  );
}
