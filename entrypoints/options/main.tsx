import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
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
  changed: (state) =>
    render(<OptionsPage state={state} actions={options.actions} version={version} language={language} locale={locale} t={t} now={Date.now()} />, document.body),
});
document.documentElement.lang = locale;
document.title = `${t('leaf.options')} – Obelus`;
onSettingsChange(options.follow);
void options.start();
