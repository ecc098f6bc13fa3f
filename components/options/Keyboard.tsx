import type { OptionsProps } from './options-props.ts';
import { Button } from '../ui/Button.tsx';

/** The keyboard commands as the browser has them now, and the way to the browser's own page where they are changed. Not where there are none (phones). */
export function Keyboard({ state, actions, t }: Pick<OptionsProps, 'state' | 'actions' | 't'>) {
  if (!state.shortcuts) return null;
  return (
    <section class="section" aria-labelledby="keyboard">
      <h2 id="keyboard">{t('opt.keys')}</h2>
      <p class="under">{t('opt.keys.hint')}</p>
      <dl class="keys">
        {state.shortcuts.map(({ name, keys }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{keys ? <kbd>{keys}</kbd> : t('opt.keys.none')}</dd>
          </div>
        ))}
      </dl>
      <Button look="outline" onClick={actions.onShortcuts}>
        {t('opt.keys.change')}
      </Button>
    </section>
  );
}
