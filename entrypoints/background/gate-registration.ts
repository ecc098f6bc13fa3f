import { browser } from 'wxt/browser';
import type { Settings } from '../../lib/settings/settings.ts';
import { gatePatterns, siteIsOn, siteOf, type SiteSwitches } from './sites.ts';

const GATE_ID = 'gate';
const GATE_FILE = '/gate.js';

/**
 * Makes the gate's registration what settings and sites ask for, and puts a gate into open tabs that have no live one.
 * Idempotent: called on install, update (which clears registrations), start, and every change of settings, sites or gate words.
 */
export async function syncGate(settings: Settings, switches: SiteSwitches): Promise<void> {
  const { matches, excludeMatches } = gatePatterns(settings, switches);
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [GATE_ID] });
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [GATE_ID] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id: GATE_ID,
      js: [GATE_FILE],
      matches,
      ...(excludeMatches.length > 0 && { excludeMatches }),
      runAt: 'document_idle',
      allFrames: false,
      persistAcrossSessions: true,
    },
  ]);
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async (tab) => {
      const site = siteOf(tab.url);
      if (tab.id !== undefined && site && !tab.discarded && siteIsOn(site, settings, switches)) await injectGate(tab.id);
    }),
  );
}

/** Runs the gate in a tab; the script itself steps back where a live one of this version is. Pages that refuse scripts are left alone. */
export async function injectGate(tab: number): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId: tab }, files: [GATE_FILE] });
  } catch {
    // Store pages, error pages and the like refuse every script; there is nothing to read there.
  }
}
