import type { Settings } from '../../lib/settings/settings.ts';
import { Button } from '../ui/Button.tsx';
import type { OptionsProps } from './options-props.ts';
import { Row } from './Row.tsx';

const KEEP = [7, 30, 90, 365] as const;
/** The longest that can be set: as good as for ever. */
const FOR_EVER = 36_500;

/** The history: whether pages are recorded, and for how long. */
export function HistoryControls({ settings, state, actions, t }: { settings: Settings } & Pick<OptionsProps, 'state' | 'actions' | 't'>) {
  const days: number[] = [...new Set([...KEEP, settings.historyDays])].filter((each) => each < FOR_EVER).toSorted((a, b) => a - b);
  return (
    <>
      <Row id="record-pages" name={t('opt.history')} hint={state.pages === null ? undefined : t('opt.history.pages', { n: state.pages })}>
        <input
          type="checkbox"
          id="record-pages"
          aria-describedby={state.pages === null ? undefined : 'record-pages-hint'}
          checked={settings.history}
          onChange={(event) => actions.onSet({ history: event.currentTarget.checked })}
        />
      </Row>
      <Row id="keep" name={t('opt.keep')} hint={t('opt.keep.hint')}>
        <select
          id="keep"
          aria-describedby="keep-hint"
          value={String(settings.historyDays)}
          onChange={(event) => actions.onSet({ historyDays: Number(event.currentTarget.value) })}
        >
          {days.map((each) => (
            <option key={each} value={String(each)}>
              {t('opt.days', { n: each })}
            </option>
          ))}
          <option value={String(FOR_EVER)}>{t('opt.forever')}</option>
        </select>
      </Row>
      <p>
        <a href="review.html">{t('opt.history.review')}</a>
      </p>
    </>
  );
}

/** Claims that the reader does not want marked, each to be taken back. */
export function Mutes({ state, actions, t }: Pick<OptionsProps, 'state' | 'actions' | 't'>) {
  return (
    <section class="section" aria-labelledby="mutes">
      <h2 id="mutes">{t('opt.mutes')}</h2>
      <p class="under">{t('opt.mutes.hint')}</p>
      {state.mutes?.length === 0 && <p>{t('opt.mutes.none')}</p>}
      {state.mutes !== null && state.mutes.length > 0 && (
        <ul class="list">
          {state.mutes.map(({ claim, title, scope }) => (
            <li key={`${claim} ${scope}`}>
              <span>
                {title} <span class="small">{scope === '*' ? t('opt.mutes.everywhere') : t('opt.mutes.site', { site: scope })}</span>
              </span>
              <Button look="link" name={t('opt.unmute.title', { title })} onClick={() => actions.onUnmute(claim, scope)}>
                {t('opt.unmute')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
