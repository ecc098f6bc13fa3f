import type { FactsState } from '../../lib/messaging/protocol.ts';
import { oldFacts, problemWords } from '../popup/facts-words.ts';
import type { PopupWords } from '../popup/popup-props.ts';
import { Notice } from '../ui/Notice.tsx';

/** Is there anything to say about the facts? */
export const isTroubled = (facts: FactsState, words: PopupWords): boolean => problemWords(facts, words) !== null || oldFacts(facts, words) !== null;

/** What is the matter with the facts, or their age when it matters (ux.md 2.9): on pages that rest on them. Nothing while all is well. */
export function FactsNotice({ facts, ...words }: { facts: FactsState } & PopupWords) {
  const { t } = words;
  const settings = <a href="options.html#facts">{t('page.facts.settings')}</a>;
  const problem = problemWords(facts, words);
  if (problem)
    return (
      <Notice title={problem.title} detail={problem.detail} urgent={problem.urgent} actions={settings}>
        {problem.text}
      </Notice>
    );
  const days = oldFacts(facts, words);
  if (days === null) return null;
  return (
    <Notice title={t('sync.offline.title', { n: days })} actions={facts.channel && settings}>
      {t('sync.offline')}
    </Notice>
  );
}
