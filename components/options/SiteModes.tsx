import type { SiteMode } from '../../lib/settings/settings.ts';
import type { Words } from '../page/PageShell.tsx';

/** Where Obelus reads: one choice of three. Says exactly what a narrower choice takes away, and what stays. */
export function SiteModes({ mode, legend, onMode, t }: { mode: SiteMode; legend: string; onMode: (mode: SiteMode) => void; t: Words['t'] }) {
  const modes: { id: SiteMode; name: string; hint: string }[] = [
    { id: 'every', name: t('site.every'), hint: t('site.every.hint') },
    { id: 'chosen', name: t('site.chosen'), hint: t('site.chosen.hint') },
    { id: 'click', name: t('site.click'), hint: t('site.click.hint') },
  ];
  return (
    <fieldset class="modes">
      <legend class="unseen">{legend}</legend>
      {modes.map(({ id, name, hint }) => (
        <label key={id} class="mode">
          <input type="radio" name="site-mode" value={id} checked={mode === id} aria-describedby={`mode-${id}`} onChange={() => onMode(id)} />
          <span>
            {name}
            <span class="small" id={`mode-${id}`}>
              {hint}
            </span>
          </span>
        </label>
      ))}
      <p class="small">{t('site.permission')}</p>
    </fieldset>
  );
}
