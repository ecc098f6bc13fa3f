import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createRateLimit } from '../../lib/messaging/rate-limit.ts';
import { createRouter, type Sender } from '../../lib/messaging/router.ts';
import { getSettings, onSettingsChange } from '../../lib/settings/store.ts';
import { createPackStore } from '../../lib/store/pack-store.ts';
import { createHistory } from '../../lib/store/history.ts';
import { onAlarm, setAlarms } from './alarms.ts';
import { tellReader } from './ask-reader.ts';
import { showPreparing } from './badge.ts';
import { onCommand } from './commands.ts';
import { compareHistory } from './comparing.ts';
import { readSwitches, type Context } from './context.ts';
import { createExtensionHandlers } from './extension-handlers.ts';
import { openFactBase, openOthers } from './fact-base.ts';
import { syncGateOnce } from './gate-sync.ts';
import { makeMenus, onMenu } from './menus.ts';
import { forgetDate } from './page-dates.ts';
import { showNewsOnce } from './news-badge.ts';
import { createPageHandlers } from './page-handlers.ts';
import { forgetOnce } from './read-once.ts';
import { forgetSought } from './sought.ts';
import { applySettings, leavePage } from './switching.ts';
import { allTabPages, dropTabPage } from './tab-store.ts';
import { recordWhenShown } from './visits.ts';
import { weightsReader } from './weights.ts';

const BURST = 120;
const PER_SECOND = 20;
const CHORES_MS = 1000;

/** What went wrong in the background goes to its own console, never to a page; whoever asked has had an answer already. */
const quietly = (work: Promise<unknown>): void => {
  work.catch((error: unknown) => console.warn('obelus:', error));
};

/** Wiring only: every listener is registered at once, so that a restarted worker misses no event. */
export default defineBackground(() => {
  const history = createHistory();
  const packs = createPackStore();
  const facts = openFactBase(packs);
  const context: Context = {
    facts,
    others: openOthers(packs, history.forgetPack, () => quietly(announce(context))),
    weights: weightsReader(async (path) => (await fetch(browser.runtime.getURL(path as '/'))).text()),
    history,
    settings: getSettings,
    switches: () => readSwitches(history),
    syncGate: () => syncGateOnce(context),
  };
  const route = createRouter({
    id: browser.runtime.id,
    origin: browser.runtime.getURL(''),
    page: createPageHandlers(context),
    extension: createExtensionHandlers(context),
    limit: createRateLimit(BURST, PER_SECOND),
  });

  browser.runtime.onMessage.addListener((message: unknown, sender: unknown) => route(message, sender as Sender));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    quietly(Promise.all([context.syncGate(), makeMenus(), setAlarms(context)]));
    if (reason === 'install') quietly(prepare(context));
    // Once, and never on an update (ux.md 2.7).
    if (reason === 'install') quietly(browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') }));
  });
  browser.runtime.onStartup.addListener(() => quietly(Promise.all([context.syncGate(), setAlarms(context)])));
  browser.alarms.onAlarm.addListener((alarm) => quietly(onAlarm(context, alarm.name)));
  browser.contextMenus?.onClicked.addListener((entry, tab) => quietly(onMenu(context, entry, tab)));
  // Firefox for Android has neither menus nor commands: everything they do, the popup's page does too.
  browser.commands?.onCommand.addListener((command, tab) => quietly(onCommand(command, tab)));

  browser.tabs.onActivated.addListener(({ tabId }) => quietly(recordWhenShown(context, tabId)));
  browser.tabs.onRemoved.addListener((tab) => quietly(Promise.all([dropTabPage(tab), forgetSought(tab), forgetOnce(tab), forgetDate(tab)])));
  browser.tabs.onUpdated.addListener((tab, change) => {
    // Another page, also inside one document: what was read is over. A reload shows itself by a reader that no longer answers (tab-state.ts).
    if (change.url !== undefined) quietly(leavePage(tab, change.url));
  });

  onSettingsChange(() => quietly(Promise.all([context.syncGate().then(() => applySettings(context)), setAlarms(context)])));
  facts.onChange(() => quietly(Promise.all([announce(context), compareHistory(context)])));

  // What a worker that died left undone: removals whose time is over, pages not yet compared with new facts. Whoever woke this one is answered first.
  const chores = async (): Promise<void> => {
    await history.purge(Date.now());
    await compareHistory(context);
    await showNewsOnce(context);
  };
  setTimeout(() => quietly(chores()), CHORES_MS);
});

/** The first reading of the packaged facts, shown on the icon while it lasts. */
async function prepare(context: Context): Promise<void> {
  await showPreparing(true);
  await context.facts.record().finally(() => showPreparing(false));
}

/** New facts: gates get the new words, open pages are read again. One card never mixes two generations. */
async function announce(context: Context): Promise<void> {
  await context.syncGate();
  for (const { tab } of await allTabPages()) await tellReader(tab, 'reader.reread', null);
}
