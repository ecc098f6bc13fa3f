import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

vi.mock('../../../lib/sync/facts.ts', () => ({
  openFacts: () => ({ record: async () => null, nextCheck: async () => null, onChange: () => undefined, state: async () => null, check: async () => null }),
}));
vi.stubGlobal('__OBELUS_BUNDLE__', null);
vi.stubGlobal('__OBELUS_CHANNEL__', null);

/** Firefox for Android has no menus, no commands and no panels. */
const WITHOUT = ['contextMenus', 'menus', 'commands', 'sidePanel', 'sidebarAction'];

/** What the browser of other files, which share its objects, has of these. */
const lent = Object.getOwnPropertyDescriptors(fakeBrowser);
afterAll(() => {
  Object.defineProperties(fakeBrowser, lent);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.resetModules();
});

describe('UX-A24 a browser without menus, commands and panels', () => {
  const said: unknown[] = [];
  beforeEach(() => {
    fakeBrowser.reset();
    said.length = 0;
    vi.spyOn(console, 'warn').mockImplementation((...words) => void said.push(words));
    for (const name of WITHOUT) Object.defineProperty(fakeBrowser, name, { value: undefined, configurable: true, writable: true });
    const area = { action: ['setBadgeBackgroundColor', 'setBadgeText', 'setTitle'], scripting: ['unregisterContentScripts', 'registerContentScripts'] };
    for (const [name, methods] of Object.entries(area))
      Object.assign(
        (fakeBrowser as unknown as Record<string, object>)[name] ?? {},
        Object.fromEntries(methods.map((method) => [method, async () => undefined])),
      );
    Object.assign(fakeBrowser.scripting, { getRegisteredContentScripts: async () => [], executeScript: async () => [] });
    Object.assign(fakeBrowser.runtime, { getManifest: () => ({ version: '0.1.0' }) });
    Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
    vi.stubGlobal('indexedDB', undefined);
  });

  it('starts its background, is installed and started again without an error', async () => {
    const { default: background } = await import('../../../entrypoints/background/index.ts');
    expect(() => background.main()).not.toThrow();
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' });
    await fakeBrowser.runtime.onStartup.trigger();
    await vi.waitFor(async () => expect((await fakeBrowser.tabs.query({})).some(({ url }) => url?.endsWith('/welcome.html'))).toBe(true), { timeout: 30_000 });
    await new Promise((done) => setTimeout(done, 50));
    expect(said.filter((words) => /undefined|not a function/i.test(String(words)))).toEqual([]);
  });
});
