import { browser } from 'wxt/browser';
import { openFacts, type FactBase } from '../../lib/sync/facts.ts';

/** The fact base of this build: its bundled pack, its channel, and what the browser lends it. */
export function openFactBase(): FactBase {
  return openFacts({
    bundle: __OBELUS_BUNDLE__,
    channel: __OBELUS_CHANNEL__,
    engine: browser.runtime.getManifest().version,
    readPackaged: async (path) => new Uint8Array(await (await fetch(browser.runtime.getURL(path as '/'))).arrayBuffer()),
    mayReach: (pattern) => browser.permissions.contains({ origins: [pattern] }),
  });
}
