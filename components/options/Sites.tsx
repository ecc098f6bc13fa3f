import { useRef, useState } from 'preact/hooks';
import type { Settings } from '../../lib/settings/settings.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { OptionsProps } from './options-props.ts';
import { SiteModes } from './SiteModes.tsx';

type Props = Pick<OptionsProps, 'state' | 'actions' | 't'>;

/** The host name in what a reader types: an address, or the name alone; null for what is neither. */
export function siteIn(text: string): string | null {
  const typed = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (/\s/.test(typed) || !URL.canParse(address)) return null;
  const { protocol, hostname, username } = new URL(address);
  return /^https?:$/.test(protocol) && username === '' && /^[^.]+(\.[^.]+)+$|^localhost$/.test(hostname) ? hostname : null;
}

function AddSite({ actions, t }: Omit<Props, 'state'>) {
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    const site = siteIn(field.current?.value ?? '');
    setRefused(site === null);
    if (site === null || !field.current) return;
    field.current.value = '';
    actions.onSiteAdd(site);
  };
  return (
    <form class="field" onSubmit={submit}>
      <label for="new-site">{t('site.add')}</label>
      <input
        type="text"
        id="new-site"
        ref={field}
        inputMode="url"
        autocomplete="off"
        spellcheck={false}
        placeholder="news.example"
        aria-invalid={refused || undefined}
        aria-describedby="new-site-hint"
      />
      <button type="submit" class="button outline">
        {t('site.add.yes')}
      </button>
      <p class="small" id="new-site-hint" role="status">
        {refused && t('site.add.refused')}
      </p>
    </form>
  );
}

function SiteList({ sites, name, actions, t }: { sites: readonly string[]; name: string } & Omit<Props, 'state'>) {
  if (sites.length === 0) return null;
  return (
    <>
      <h3>{name}</h3>
      <ul class="list" aria-label={name}>
        {sites.map((site) => (
          <li key={site}>
            <span>{site}</span>
            <Button look="link" name={t('site.remove.title', { site })} onClick={() => actions.onSiteForget(site)}>
              {t('act.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where Obelus reads, and the sites that were switched by hand. */
export function Sites({ settings, state, actions, t }: { settings: Settings } & Props) {
  const listed = (on: boolean): string[] => (state.sites ?? []).filter((row) => row.on === on).map(({ site }) => site);
  return (
    <section class="section" aria-labelledby="sites">
      <h2 id="sites">{t('opt.sites')}</h2>
      <p class="under">{t('opt.sites.hint')}</p>
      {state.access === false && (
        <Notice
          title={t('site.noaccess.title')}
          actions={
            <Button look="solid" onClick={actions.onAllow}>
              {t('site.allow')}
            </Button>
          }
        >
          {t('site.noaccess')}
        </Notice>
      )}
      <SiteModes mode={settings.siteMode} legend={t('opt.sites')} onMode={(siteMode) => actions.onSet({ siteMode })} t={t} />
      {settings.siteMode === 'chosen' && (
        <>
          <SiteList sites={listed(true)} name={t('site.list.on')} actions={actions} t={t} />
          {state.sites !== null && listed(true).length === 0 && <p>{t('site.none')}</p>}
          <AddSite actions={actions} t={t} />
        </>
      )}
      <SiteList sites={listed(false)} name={t('site.list.off')} actions={actions} t={t} />
    </section>
  );
}
