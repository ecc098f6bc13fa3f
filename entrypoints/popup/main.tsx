import { render } from 'preact';
import { browser, type Browser } from 'wxt/browser';
import { Popup } from '../../components/popup/Popup.tsx';
import '../../components/popup/popup.css';
import { createAsk } from '../../lib/messaging/ask.ts';
import { onAnnouncement } from '../../lib/messaging/extension-client.ts';
import type { ExtensionCalls } from '../../lib/messaging/protocol.ts';
import { withEarlyRows, type WithEarlyRows } from '../../lib/review/first-rows.ts';
import { panelOpener } from '../../lib/settings/side-panel.ts';
import { messageLocale } from '../../lib/words/locale.ts';
import { createTranslate } from '../../lib/words/messages.ts';
import { createController } from './controller.ts';
import { keepStorage } from './persist.ts';

const getMessage = (key: string): string => browser.i18n.getMessage(key as '@@ui_locale');
const locale = messageLocale(getMessage, browser.i18n.getUILanguage());
const t = createTranslate(getMessage, locale);
const own = globalThis as WithEarlyRows;
const ask = createAsk<ExtensionCalls>(withEarlyRows(own.obelusRows, (message) => browser.runtime.sendMessage(message)));

/** `?tab=5` opens the popup's page for a tab, in a tab of its own (tests, phones); the toolbar's popup is about the active tab. */
const asked = new URLSearchParams(location.search).get('tab');

// A phone shows the popup as a page of its own, which is as wide as the phone.
if (browser.extension.getViews({ type: 'popup' }).includes(window) && screen.availWidth >= 400) document.documentElement.classList.add('toolbar');

/** As the first script asked for it; where that failed it is asked for again. */
async function activeTab(): Promise<Browser.tabs.Tab[]> {
  const early = await (own.obelusTabs as Promise<Browser.tabs.Tab[]> | undefined)?.catch(() => null);
  return early ?? browser.tabs.query({ active: true, currentWindow: true });
}

async function tabInQuestion(): Promise<{ tab: number | null; secret: boolean; windowId?: number }> {
  // A number that is none makes `get` throw at once, before there is a promise.
  const get = async (tab: number) => browser.tabs.get(tab);
  const [active] = asked === null ? await activeTab() : [await get(Number(asked)).catch(() => null)];
  return {
    tab: asked === null ? (active?.id ?? null) : Number(asked),
    secret: active?.incognito ?? false,
    ...(active?.windowId !== undefined && { windowId: active.windowId }),
  };
}

const { windowId, ...question } = await tabInQuestion();
const openPanel = panelOpener(windowId);
/** Opened at once upon the click, which both browsers want; then the popup is in the way. */
const onPanel = openPanel ? (): void => void openPanel().then(() => asked === null && window.close()) : undefined;

const controller = createController({
  ask,
  ...question,
  now: () => Date.now(),
  later: (callback, milliseconds) => setTimeout(callback, milliseconds),
  never: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout> | undefined),
  openOwn: (path) => void browser.tabs.create({ url: new URL(path, location.origin).href }),
  leave: () => asked === null && window.close(),
  changed: (state) => render(<Popup state={state} actions={controller.actions} onPanel={onPanel} locale={locale} t={t} now={Date.now()} />, document.body),
});
document.documentElement.lang = locale;
onAnnouncement(() => controller.historyChanged());
void controller.start();
void keepStorage(navigator.storage, location.protocol);
