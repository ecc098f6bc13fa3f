import { useEffect, useRef } from 'preact/hooks';
import type { SiteMode } from '../../lib/settings/settings.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { SiteModes } from '../options/SiteModes.tsx';
import { PageShell, type Words } from '../page/PageShell.tsx';
import { Button } from '../ui/Button.tsx';
import { Sign } from '../ui/Sign.tsx';

/** `days` = how long history is kept. `tried` = what became of the example: not yet read, marked, or there are no facts to mark it with. */
export type WelcomeState = { mode: SiteMode; access: boolean | null; tried: 'reading' | 'marked' | 'failed'; saved: boolean; days: number };

export type WelcomeProps = {
  state: WelcomeState;
  onMode: (mode: SiteMode) => void;
  onStart: () => void;
  /** The example stands on the page: marks can be put on it. */
  onShown: (place: HTMLElement) => void;
} & Words;

/**
 * The example is in English whatever the interface's language, because English is the language of detection; it is written for the project
 * and read as of the day below.
 */
const EXAMPLE = [
  'Under the present terms, calls to the OpenAI API must be routed through Azure.',
  'Microsoft has invested more than $13 billion in OpenAI and holds a stake of roughly 27%.',
];
/** The day as of which the example is read. */
export const EXAMPLE_DATE = '2026-03-19';

function Example({ state, onShown, locale, t }: Pick<WelcomeProps, 'state' | 'onShown' | 'locale' | 't'>) {
  const place = useRef<HTMLQuoteElement>(null);
  useEffect(() => {
    if (place.current) onShown(place.current);
    // Shown once.
  }, []);
  return (
    <>
      <blockquote class="example-text" lang="en" ref={place}>
        {EXAMPLE.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
      <p class="small" role="status">
        {state.tried === 'reading' ? t('wel.reading') : state.tried === 'marked' ? t('wel.try', { date: formatDate(EXAMPLE_DATE, locale) }) : t('wel.nofacts')}
      </p>
    </>
  );
}

const SIGNS = [
  { standing: 'matches', name: 'state.matches', text: 'wel.matches' },
  { standing: 'differ', name: 'state.differ', text: 'wel.differ' },
  { standing: 'changed', name: 'opt.changed', text: 'wel.changed' },
  { standing: 'context', name: 'state.context', text: 'wel.context' },
] as const;

/** The page that opens once, after the installation (ux.md 2.7): an example to try, the four signs, where Obelus reads, what stays here. */
export function WelcomePage(props: WelcomeProps) {
  const { state, onMode, onStart, locale, t } = props;
  return (
    <PageShell here="welcome" locale={locale} t={t}>
      <h1>{t('wel.title')}</h1>
      <p class="lead">{t('wel.lead')}</p>
      <Example {...props} />
      <section class="section aside" aria-labelledby="signs">
        <h2 id="signs">{t('wel.signs')}</h2>
        <ul class="signs">
          {SIGNS.map(({ standing, name, text }) => (
            <li key={standing} data-standing={standing}>
              <Sign standing={standing} />
              <span>
                <b class={`line-${standing}`}>{t(name)}</b> {t(text)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section class="section aside" aria-labelledby="where">
        <h2 id="where">{t('wel.where')}</h2>
        <div>
          <SiteModes mode={state.mode} legend={t('wel.where')} onMode={onMode} t={t} />
          {state.access === false && <p class="no-access">{t('site.noaccess')}</p>}
          <div class="start">
            <Button look="solid" onClick={onStart}>
              {t(state.access === false ? 'wel.allow' : 'wel.start')}
            </Button>
            <p role="status">{state.saved && t('wel.started')}</p>
          </div>
        </div>
      </section>
      <section class="section aside" aria-labelledby="stays">
        <h2 id="stays">{t('wel.stays')}</h2>
        <ul class="stays">
          <li>{t('priv.line')}</li>
          <li>{t('wel.stays.facts')}</li>
          <li>{t('wel.stays.history', { n: state.days })}</li>
        </ul>
      </section>
    </PageShell>
  );
}
