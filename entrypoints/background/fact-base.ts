import { browser } from 'wxt/browser';
import { getSettings } from '../../lib/settings/store.ts';
import type { PackStore } from '../../lib/store/pack-store.ts';
import { openFacts, type FactBase } from '../../lib/sync/facts.ts';
import { openOtherPacks, type OtherPacks } from './other-packs.ts';

/** The fact base of this build: its bundled pack, its channel, and what the browser lends it. */
export function openFactBase(store: PackStore): FactBase {
  return openFacts({
    bundle: __OBELUS_BUNDLE__,
    channel: __OBELUS_CHANNEL__,
    engine: browser.runtime.getManifest().version,
    readPackaged: async (path) => new Uint8Array(await (await fetch(browser.runtime.getURL(path as '/'))).arrayBuffer()),
    mayReach: (pattern) => browser.permissions.contains({ origins: [pattern] }),
    track: async () => (await getSettings()).factsTrack,
    store,
  });
}

/** Other publishers' packs, in the same store. Development keys are taken where the build takes them too. */
export const openOthers = (store: PackStore, forget: (key: string) => Promise<void>, changed: () => void): OtherPacks =>
  openOtherPacks({ store, engine: browser.runtime.getManifest().version, development: __OBELUS_CHANNEL__?.development ?? false, forget, changed });
