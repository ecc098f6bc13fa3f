import { render } from 'preact';
import { browser } from 'wxt/browser';
import { createFactsController } from '../../components/facts/facts-controller.ts';
import { FactsPage } from '../../components/facts/FactsPage.tsx';
import '../../components/facts/facts-page.css';
import { ask } from '../../lib/messaging/extension-client.ts';
import { messageLocale } from '../../lib/words/locale.ts';
import { createTranslate } from '../../lib/words/messages.ts';

const getMessage = (key: string): string => browser.i18n.getMessage(key as '@@ui_locale');
const locale = messageLocale(getMessage, browser.i18n.getUILanguage());
const t = createTranslate(getMessage, locale);

const controller = createFactsController({
  ask,
  now: () => Date.now(),
  later: (callback, milliseconds) => setTimeout(callback, milliseconds),
  open: (url) => void browser.tabs.create({ url }),
  changed: (state) => render(<FactsPage state={state} actions={controller.actions} locale={locale} t={t} now={Date.now()} />, document.body),
});
document.documentElement.lang = locale;
document.title = `${t('chg.title')} – Obelus`;
void controller.start();
