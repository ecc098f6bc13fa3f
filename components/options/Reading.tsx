import type { Standing } from '../../lib/model/standing.ts';
import type { Look, Opening, Settings } from '../../lib/settings/settings.ts';
import { Sign } from '../ui/Sign.tsx';
import type { OptionsProps } from './options-props.ts';
import { Row } from './Row.tsx';

const KINDS = [
  { standing: 'matches', setting: 'markMatches', name: 'state.matches', example: 'opt.example.matches' },
  { standing: 'differ', setting: 'markDiffer', name: 'state.differ', example: 'opt.example.differ' },
  { standing: 'changed', setting: 'markChanged', name: 'opt.changed', example: 'opt.example.changed' },
  { standing: 'context', setting: 'markContext', name: 'state.context', example: 'opt.example.context' },
] as const satisfies { standing: Standing; setting: keyof Settings; name: string; example: string }[];

/** Which statements are marked, how marks look, what opens a note, and whether their number is said. */
export function Reading({ settings, actions, locale, t }: { settings: Settings } & Pick<OptionsProps, 'actions' | 'locale' | 't'>) {
  const seconds = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const looks: { id: Look; name: string }[] = [
    { id: 'colour', name: t('opt.look.colour') },
    { id: 'ink', name: t('opt.look.ink') },
    { id: 'signs', name: t('opt.look.signs') },
    { id: 'list', name: t('opt.look.list') },
  ];
  const openings: { id: Opening; name: string }[] = [
    { id: 'rest', name: t('opt.opening.rest') },
    { id: 'click', name: t('opt.opening.click') },
    { id: 'alt', name: t('opt.opening.alt') },
    { id: 'shift', name: t('opt.opening.shift') },
    { id: 'off', name: t('opt.opening.off') },
  ];
  return (
    <section class="section first" aria-labelledby="reading">
      <h2 id="reading">{t('opt.reading')}</h2>
      <p class="under">{t('opt.reading.hint')}</p>
      <ul class="kinds">
        {KINDS.map(({ standing, setting, name, example }) => (
          <li key={standing} data-standing={standing}>
            <label>
              <input type="checkbox" checked={settings[setting]} onChange={(event) => actions.onSet({ [setting]: event.currentTarget.checked })} />
              <Sign standing={standing} />
              <b>{t(name)}</b>
            </label>
            <span class="example" aria-hidden="true">
              <span class={`line-${standing}`}>{t(example)}</span>
            </span>
          </li>
        ))}
      </ul>
      <Row id="repeats" name={t('opt.repeats')} hint={t('opt.repeats.hint')}>
        <select
          id="repeats"
          aria-describedby="repeats-hint"
          value={settings.allMentions ? 'all' : 'first'}
          onChange={(event) => actions.onSet({ allMentions: event.currentTarget.value === 'all' })}
        >
          <option value="first">{t('opt.repeats.first')}</option>
          <option value="all">{t('opt.repeats.all')}</option>
        </select>
      </Row>
      <Row id="look" name={t('opt.look')} hint={t('opt.look.hint')}>
        <select id="look" aria-describedby="look-hint" value={settings.look} onChange={(event) => actions.onSet({ look: event.currentTarget.value as Look })}>
          {looks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Row>
      <Row id="opening" name={t('opt.opening')} hint={t('opt.opening.hint')}>
        <select
          id="opening"
          aria-describedby="opening-hint"
          value={settings.opening}
          onChange={(event) => actions.onSet({ opening: event.currentTarget.value as Opening })}
        >
          {openings.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Row>
      <Row id="wait" name={t('opt.wait')} hint={t('opt.wait.hint', { time: seconds.format(0.5) })}>
        <input
          type="range"
          id="wait"
          aria-describedby="wait-hint"
          min={200}
          max={1500}
          step={100}
          disabled={settings.opening !== 'rest'}
          value={settings.openDelay}
          aria-valuetext={seconds.format(settings.openDelay / 1000)}
          onChange={(event) => actions.onSet({ openDelay: Number(event.currentTarget.value) })}
        />
        <output for="wait" aria-live="off">
          {seconds.format(settings.openDelay / 1000)}
        </output>
      </Row>
      <Row id="announce" name={t('opt.announce')} hint={t('opt.announce.hint')}>
        <input
          type="checkbox"
          id="announce"
          aria-describedby="announce-hint"
          checked={settings.announceCount}
          onChange={(event) => actions.onSet({ announceCount: event.currentTarget.checked })}
        />
      </Row>
    </section>
  );
}
