import { useState } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Sign } from '../ui/Sign.tsx';
import { Switch } from '../ui/Switch.tsx';
import type { PopupProps } from './popup-props.ts';

const MENU_ID = 'obelus-menu';

/** Name, the switch for this site, and behind "More options" the switch for everything. */
export function PopupHeader({ state, actions, onPanel, t }: PopupProps) {
  const [open, setOpen] = useState(false);
  const site = state.tab?.site;
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    setOpen(false);
  };
  return (
    <header class="top" onKeyDown={closeOnEscape}>
      <span class="mark" data-standing="changed">
        <Sign standing="changed" />
      </span>
      <h1>Obelus</h1>
      {site && state.on && state.siteOn !== null && (
        <Switch on={state.siteOn} onChange={actions.onSiteSwitch}>
          <span class="site" title={site}>
            {t(state.siteOn ? 'pop.site.on' : 'pop.site.off', { site })}
          </span>
        </Switch>
      )}
      <Button look="icon" name={t('pop.menu')} expanded={open} controls={open ? MENU_ID : undefined} onClick={() => setOpen(!open)}>
        <Icon name="more" size={18} />
      </Button>
      {open && (
        <div class="menu" id={MENU_ID}>
          {state.on !== null && (
            <Switch on={state.on} onChange={actions.onSwitch}>
              {t(state.on ? 'pop.all.on' : 'pop.all.off')}
            </Switch>
          )}
          <ul class="leaves">
            {onPanel && (
              <li>
                <button type="button" class="as-link" onClick={onPanel}>
                  {t('pop.panel')}
                </button>
              </li>
            )}
            <li>
              <a href="record.html" target="_blank">
                {t('leaf.record')}
              </a>
            </li>
            <li>
              <a href="check.html" target="_blank">
                {t('leaf.check')}
              </a>
            </li>
            <li>
              <a href="options.html" target="_blank">
                {t('leaf.options')}
              </a>
            </li>
          </ul>
          <p class="small">{t('priv.line')}</p>
        </div>
      )}
    </header>
  );
}
