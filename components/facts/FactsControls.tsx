import { formatDate } from '../../lib/words/dates.ts';
import { Row } from '../options/Row.tsx';
import type { FactsViewProps } from './facts-props.ts';
import { FactsInUse } from './FactsInUse.tsx';
import { OtherPacks } from './OtherPacks.tsx';

function Tracks({ state, actions, t }: FactsViewProps) {
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

/** What changed last, in a line, and the way to all of it. */
function LastChange({ state, locale, t }: FactsViewProps) {
  const news = state.facts?.news;
  return (
    <p class="setting">
      <span>{news ? t('facts.changed', { date: formatDate(news.horizon, locale) }) : t('chg.none')}</span>
      <a href="changes.html">{t('chg.title')}</a>
    </p>
  );
}

/**
 * The reader's controls of the facts (issue 6), for any page of the extension: check with progress and stop, automatic checks, the other version, what changed,
 * the channel's tracks, other publishers' packs. State and actions come from `createFactsController`.
 */
export function FactsControls(props: FactsViewProps) {
  const { state, actions, t } = props;
  return (
    <div class="facts-controls">
      {state.failed && <p role="status">{t('pop.failed')}</p>}
      <FactsInUse {...props} />
      <LastChange {...props} />
      {state.automatic !== null && state.facts?.channel && (
        <Row id="automatic" name={t('opt.automatic')} hint={t('facts.auto.hint')}>
          <input
            type="checkbox"
            id="automatic"
            aria-describedby="automatic-hint"
            checked={state.automatic}
            onChange={(event) => actions.onAutomatic(event.currentTarget.checked)}
          />
        </Row>
      )}
      <Tracks {...props} />
      <OtherPacks {...props} />
    </div>
  );
}
