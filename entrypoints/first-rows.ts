import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { FIRST_ROWS, type WithEarlyRows } from '../lib/review/first-rows.ts';

type Browser = {
  tabs: { query: (of: { active: true; currentWindow: true }) => Promise<unknown> };
  runtime: { sendMessage: (message: unknown) => Promise<unknown>; onMessage: { addListener: (listener: (message: unknown) => void) => void } };
};

/**
 * The first script of the popup: asks for the history's first rows and for the tab in question while the page's own script is still on its way. Without the polyfill, for
 * it has to be small; a background that sleeps wakes up meanwhile.
 */
export default defineUnlistedScript(() => {
  const own = globalThis as unknown as WithEarlyRows & { browser?: Browser; chrome: Browser };
  const { runtime, tabs } = own.browser ?? own.chrome;
  const early = { reply: runtime.sendMessage({ type: 'history.list', request: FIRST_ROWS }), stale: false };
  own.obelusTabs = tabs.query({ active: true, currentWindow: true });
  own.obelusTabs.catch(() => undefined);
  early.reply.catch(() => undefined);
  runtime.onMessage.addListener((message) => void (early.stale ||= typeof message === 'object' && message !== null && 'announce' in message));
  own.obelusRows = early;
});
