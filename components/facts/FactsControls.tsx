import { formatDate } from '../../lib/words/dates.ts';
import { checkedText, checkText, factsText, oldFacts, problemWords, progressOf } from '../popup/facts-words.ts';
import type { PopupWords } from '../popup/popup-props.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Switch } from '../ui/Switch.tsx';
import type { FactsActions, FactsPanelState } from './facts-props.ts';
import { OtherPacks } from './OtherPacks.tsx';
import { Progress } from './Progress.tsx';

type Props = { state: FactsPanelState; actions: FactsActions } & PopupWords;

/** What went amiss with the facts, what still works, and what can be done (ux.md 2.9). */
function Problem({ state, actions, ...words }: Props) {
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
function Check({ state, actions, ...words }: Props) {
  const { facts, checking, checked } = state;
  const { t } = words;
  const busy = checking || (facts !== null && facts.phase !== 'idle');
  const days = facts && oldFacts(facts, words);
  return (
    <div class="facts-check">
      <div class="facts-words">
        <p class="facts-as-of">{facts ? factsText(facts, words) : t('pop.facts.loading')}</p>
        {facts?.facts && <p class="small">{t('facts.version', { pack: facts.facts.pack, version: facts.facts.version })}</p>}
        {typeof days === 'number' && <p class="small">{t('facts.age', { n: days })}</p>}
        <p role="status" class="small">
          {facts && (checkText(facts, checking, checked, words) ?? checkedText(facts, words))}
        </p>
        {busy && <Progress value={facts && progressOf(facts)} />}
      </div>
      <div class="facts-buttons">
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
function Versions({ state, actions, locale, t }: Props) {
  const other = state.facts?.other;
  if (!other) return null;
  const date = formatDate(other.horizon, locale);
  return (
    <div class="setting">
      <div>
        <p>{t(other.newer ? 'facts.newer' : 'facts.previous', { date, version: other.version })}</p>
        {other.newer && <p class="small">{t('facts.pinned')}</p>}
      </div>
      <Button look="outline" onClick={actions.onGoBack}>
        {t(other.newer ? 'act.forward' : 'act.back')}
      </Button>
    </div>
  );
}

function Tracks({ state, actions, t }: Props) {
  const { track, facts } = state;
  if (track === null || !facts?.channel) return null;
  const ahead = track === 'stable' && facts.track === 'preview';
  return (
    <fieldset class="tracks">
      <legend>{t('facts.track')}</legend>
      {(['stable', 'preview'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="obelus-track" checked={track === one} onChange={() => actions.onTrack(one)} />
          <span>{t(`facts.track.${one}`)}</span>
        </label>
      ))}
      <p role="status" class="small">
        {ahead && t('facts.track.ahead')}
      </p>
    </fieldset>
  );
}

/** The reader's controls of the facts (issue 6): check, automatic checks, the other version, the channel's tracks, other publishers' packs. */
export function FactsControls(props: Props) {
  const { state, actions, t } = props;
  return (
    <div class="facts-controls">
      {state.failed && <p role="status">{t('pop.failed')}</p>}
      <Problem {...props} />
      <Check {...props} />
      {state.automatic !== null && state.facts?.channel && (
        <div class="setting">
          <Switch on={state.automatic} onChange={actions.onAutomatic}>
            {t(state.automatic ? 'facts.auto.on' : 'facts.auto.off')}
          </Switch>
          <p class="small">{t('facts.auto.hint')}</p>
        </div>
      )}
      <Versions {...props} />
      <Tracks {...props} />
      <OtherPacks {...props} />
    </div>
  );
}
