import { render } from 'preact';
import { browser } from 'wxt/browser';
import { mountCard } from '../../components/hover-card/mount.tsx';
import { EXAMPLE_DATE, WelcomePage, type WelcomeState } from '../../components/welcome/WelcomePage.tsx';
import '../../components/welcome/welcome.css';
import '../marks.css';
import { ask } from '../../lib/messaging/extension-client.ts';
import { showText } from '../../lib/page/shown-text.ts';
import { askToReadPages, mayReadPages } from '../../lib/settings/host-access.ts';
import { DEFAULTS } from '../../lib/settings/settings.ts';
import { directionOf, messageLocale } from '../../lib/words/locale.ts';
import { createTranslate } from '../../lib/words/messages.ts';
import { recordLink } from '../../lib/words/record-link.ts';
import { standingLabel } from '../../lib/words/standing.ts';

const getMessage = (key: string): string => browser.i18n.getMessage(key as '@@ui_locale');
const locale = messageLocale(getMessage, browser.i18n.getUILanguage());
const t = createTranslate(getMessage, locale);
let state: WelcomeState = { mode: 'every', access: null, tried: 'reading', saved: false, days: DEFAULTS.historyDays };

function set(part: Partial<WelcomeState>): void {
  state = { ...state, ...part };
  render(<WelcomePage state={state} onMode={choose} onStart={() => void start()} onShown={(place) => void mark(place)} locale={locale} t={t} />, document.body);
}

/** Kept at once, so that closing the tab loses nothing. */
function choose(mode: WelcomeState['mode']): void {
  set({ mode, saved: false });
  void ask('settings.set', { siteMode: mode });
}

/** The click that the browser wants before it asks the reader for leave. */
async function start(): Promise<void> {
  const access = state.access || (await askToReadPages());
  await ask('settings.set', { siteMode: state.mode });
  set({ access, saved: access });
}

async function mark(place: HTMLElement): Promise<void> {
  try {
    const { notes } = await showText(
      place,
      {
        read: (blocks) => ask('text.read', { blocks, lang: 'en', date: EXAMPLE_DATE }),
        detail: (claim) => ask('claim.detail', { claim }),
        seen: () => undefined,
        openRecord: (claim) => void browser.tabs.create({ url: recordLink({ claim, on: EXAMPLE_DATE }) }),
        mounter: () => mountCard,
        words: {
          region: (n) => t('sr.region', { n }),
          sign: (i, n, { note }) => t('sr.sign', { i, n: String(n), state: standingLabel(note.judgement, locale, t), quote: note.quote }),
        },
        language: { lang: locale, dir: directionOf(locale) },
        locale,
        t,
      },
      new AbortController().signal,
    );
    set({ tried: notes.length > 0 ? 'marked' : 'failed' });
  } catch {
    set({ tried: 'failed' });
  }
}

document.documentElement.lang = locale;
document.title = `${t('wel.title')} – Obelus`;
set({});
const { siteMode, historyDays } = await ask('settings.get', null);
set({ mode: siteMode, days: historyDays, access: await mayReadPages() });
