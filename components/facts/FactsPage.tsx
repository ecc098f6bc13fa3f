import { PageShell } from '../page/PageShell.tsx';
import { Button } from '../ui/Button.tsx';
import { ChangeList } from './ChangeList.tsx';
import type { FactsViewProps } from './facts-props.ts';
import { FactsInUse } from './FactsInUse.tsx';
import { YouRead } from './YouRead.tsx';

/** Claims that this reader has read and that have changed since, with their pages. */
function Reads({ state, actions, ...words }: FactsViewProps) {
  const { changes } = state;
  const { t } = words;
  if (!changes || changes.reads.length === 0) return null;
  return (
    <section aria-labelledby="reads" class="section first reads">
      <h2 id="reads">{t('pop.changed', { n: changes.reads.length })}</h2>
      <p class="under">{t('read.private')}</p>
      <ul>
        {changes.reads.map((read) => (
          <li key={read.claim} class="read" data-standing="changed">
            <h3 lang={read.lang}>{read.question}</h3>
            <YouRead read={read} onOpen={actions.onOpen} {...words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The page that says what changed in the facts (issue 6): what this reader has read first, then all of it, then which facts are in use. */
export function FactsPage(props: FactsViewProps) {
  const { state, actions, locale, t } = props;
  const { changes } = state;
  const isNew = changes !== null && (changes.sets[0]?.at ?? 0) > changes.acknowledgedAt;
  return (
    <PageShell
      here="changes"
      actions={
        isNew && (
          <Button look="link" onClick={actions.onAcknowledge}>
            {t('read.ack')}
          </Button>
        )
      }
      locale={locale}
      t={t}
    >
      <h1>{t('chg.title')}</h1>
      {state.failed && <p role="status">{t('pop.failed')}</p>}
      <Reads {...props} />
      <section aria-labelledby="changes" class="section">
        <h2 id="changes">{t('chg.heading')}</h2>
        <p class="under">{t('chg.intro')}</p>
        {changes && <ChangeList sets={changes.sets} {...props} />}
      </section>
      <section aria-labelledby="facts" class="section">
        <h2 id="facts">{t('facts.title')}</h2>
        <div class="facts-controls">
          <FactsInUse {...props} />
        </div>
        <p class="back">
          <a href="options.html#facts">{t('facts.more')}</a>
        </p>
      </section>
    </PageShell>
  );
}
