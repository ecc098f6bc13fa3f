import { useState } from 'preact/hooks';
import { citation } from '../../lib/words/citation.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Sign } from '../ui/Sign.tsx';
import { Switch } from '../ui/Switch.tsx';
import type { PopupProps } from './popup-props.ts';

const MENU_ID = 'obelus-menu';

/** Name, the switch for this site, and behind "More options" the switch for everything. */
export function PopupHeader({ state, actions, onPanel, locale, t }: PopupProps) {
  const notes = state.tab?.notes ?? [];
  const facts = state.facts?.facts;
  // One citation a question, however often the page speaks of it.
  const cited = [...new Map(notes.map((note) => [note.claim, note])).values()];
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
          {notes.length > 0 && (
            <>
              <Button look="link" onClick={actions.onMarks}>
                {t(state.tab?.hidden ? 'pop.marks.show' : 'pop.marks.hide')}
              </Button>
              {facts && (
                <CopyButton
                  text={() => cited.map((note) => citation(note, facts, null, locale, t)).join('\n')}
                  label={t('pop.cite.all')}
                  done={t('pop.cite.done', { n: cited.length })}
                  look="link"
                  t={t}
                />
              )}
            </>
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
              <a href="options.html#mutes" target="_blank">
                {t('pop.mutes')}
              </a>
            </li>
          </ul>
          <p class="small">{t('priv.line')}</p>
        </div>
      )}
    </header>
  );
}
