import { directionOf } from '../../lib/words/locale.ts';
import type { PopupWords } from '../popup/popup-props.ts';
import { Button } from '../ui/Button.tsx';
import { Sign } from '../ui/Sign.tsx';
import { ChangeList } from './ChangeList.tsx';
import { FactsControls } from './FactsControls.tsx';
import type { FactsActions, FactsPanelState } from './facts-props.ts';
import { YouRead } from './YouRead.tsx';

type Props = { state: FactsPanelState; actions: FactsActions } & PopupWords;

/** Claims that this reader has read and that have changed since, with their pages. */
function Reads({ state, actions, ...words }: Props) {
  const { changes } = state;
  const { t } = words;
  if (!changes || changes.reads.length === 0) return null;
  const isNew = (changes.sets[0]?.at ?? 0) > changes.acknowledgedAt;
  return (
    <section aria-labelledby="obelus-reads" class="reads">
      <h2 id="obelus-reads">{t('pop.changed', { n: changes.reads.length })}</h2>
      <p class="small">{t('read.private')}</p>
      <ul>
        {changes.reads.map((read) => (
          <li key={read.claim} class="read" data-standing="changed">
            <h3 lang={read.lang}>{read.question}</h3>
            <YouRead read={read} onOpen={actions.onOpen} {...words} />
          </li>
        ))}
      </ul>
      {isNew && (
        <Button look="outline" onClick={actions.onAcknowledge}>
          {t('read.ack')}
        </Button>
      )}
    </section>
  );
}

/** The page that says what changed in the facts, and holds the reader's controls of them. */
export function FactsPage(props: Props) {
  const { state, actions, locale, t } = props;
  const { changes } = state;
  const unseen = changes !== null && changes.reads.length === 0 && (changes.sets[0]?.at ?? 0) > changes.acknowledgedAt;
  return (
    <div class="obelus facts-page" lang={locale} dir={directionOf(locale)}>
      <header class="page-top">
        <span data-standing="changed" class="mark">
          <Sign standing="changed" />
        </span>
        <span class="name">Obelus</span>
      </header>
      <main>
        <h1>{t('chg.title')}</h1>
        <Reads {...props} />
        <section aria-labelledby="obelus-changes">
          <h2 id="obelus-changes">{t('chg.heading')}</h2>
          <p>{t('chg.intro')}</p>
          {changes && <ChangeList sets={changes.sets} {...props} />}
          {unseen && (
            <Button look="outline" onClick={actions.onAcknowledge}>
              {t('read.ack')}
            </Button>
          )}
        </section>
        <section aria-labelledby="obelus-facts">
          <h2 id="obelus-facts">{t('facts.title')}</h2>
          <FactsControls {...props} />
        </section>
      </main>
    </div>
  );
}
