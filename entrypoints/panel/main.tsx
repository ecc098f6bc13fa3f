import { render } from 'preact';
import { browser } from 'wxt/browser';
import { PanelPage } from '../../components/panel/PanelPage.tsx';
import '../../components/panel/panel.css';
import { ask } from '../../lib/messaging/extension-client.ts';
import { messageLocale } from '../../lib/words/locale.ts';
import { createTranslate } from '../../lib/words/messages.ts';
import { createPanel } from './controller.ts';

const getMessage = (key: string): string => browser.i18n.getMessage(key as '@@ui_locale');
const locale = messageLocale(getMessage, browser.i18n.getUILanguage());
const t = createTranslate(getMessage, locale);

/** `?tab=5` shows the statements of one tab, as the popup's page does (tests); else of the tab in front. */
const asked = new URLSearchParams(location.search).get('tab');

const panel = createPanel({
  ask,
  async front() {
    const [tab] = asked === null ? await browser.tabs.query({ active: true, currentWindow: true }) : [await browser.tabs.get(Number(asked))];
    return { tabId: tab?.id ?? null, secret: tab?.incognito ?? false };
  },
  later: (callback, milliseconds) => setTimeout(callback, milliseconds),
  changed: (state) => render(<PanelPage state={state} onShow={panel.onShow} locale={locale} t={t} />, document.body),
});
document.documentElement.lang = locale;
document.title = `${t('pop.tab.page')} – Obelus`;
browser.tabs.onActivated.addListener(() => void panel.look());
browser.tabs.onUpdated.addListener((_tab, change) => {
  if (change.status !== undefined || change.url !== undefined) void panel.look();
});
void panel.look();
