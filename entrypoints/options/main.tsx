import { render } from 'preact';
import { browser } from 'wxt/browser';
import { createFactsController } from '../../components/facts/facts-controller.ts';
import type { FactsPanelState } from '../../components/facts/facts-props.ts';
import { FactsControls } from '../../components/facts/FactsControls.tsx';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import type { OptionsState } from '../../components/options/options-props.ts';
import '../../components/options/options.css';
import { ask } from '../../lib/messaging/extension-client.ts';
import { askToReadPages, mayReadPages } from '../../lib/settings/host-access.ts';
import { onSettingsChange } from '../../lib/settings/store.ts';
import { messageLocale } from '../../lib/words/locale.ts';
import { createTranslate } from '../../lib/words/messages.ts';
import { createOptions } from './controller.ts';

const getMessage = (key: string): string => browser.i18n.getMessage(key as '@@ui_locale');
const locale = messageLocale(getMessage, browser.i18n.getUILanguage());
const t = createTranslate(getMessage, locale);
const { version } = browser.runtime.getManifest();
const language = new Intl.DisplayNames(locale, { type: 'language' }).of(new Intl.Locale(locale).language) ?? locale;

let shown: { options?: OptionsState; facts?: FactsPanelState } = {};
function draw(part: typeof shown): void {
  shown = { ...shown, ...part };
  if (!shown.options) return;
  const controls = shown.facts && <FactsControls state={shown.facts} actions={facts.actions} locale={locale} t={t} now={Date.now()} />;
  render(
    <OptionsPage state={shown.options} actions={options.actions} facts={controls} version={version} language={language} locale={locale} t={t} />,
    document.body,
  );
}

const options = createOptions({
  ask,
  mayRead: mayReadPages,
  askToRead: askToReadPages,
  async shortcuts() {
    if (!browser.commands) return null;
    const commands = await browser.commands.getAll();
    return commands.map(({ name, description, shortcut }) => ({
      name: name === '_execute_action' ? t('opt.keys.popup') : (description ?? ''),
      keys: shortcut ?? '',
    }));
  },
  openShortcuts() {
    // Firefox opens its page itself; Chrome's has an address that a link must not name, but a tab may.
    const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> };
    void (openShortcutSettings ? openShortcutSettings() : browser.tabs.create({ url: 'chrome://extensions/shortcuts' }));
  },
  changed: (state) => draw({ options: state }),
});
const facts = createFactsController({
  ask,
  now: () => Date.now(),
  later: (callback, milliseconds) => setTimeout(callback, milliseconds),
  open: (url) => void browser.tabs.create({ url }),
  changed: (state) => draw({ facts: state }),
});
document.documentElement.lang = locale;
document.title = `${t('leaf.options')} – Obelus`;
onSettingsChange((settings) => {
  options.follow(settings);
  facts.follow(settings);
});
void options.start();
void facts.start();
