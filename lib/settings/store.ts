import { browser } from 'wxt/browser';
import { DEFAULTS, type Settings } from './settings.ts';

const KEY = 'settings';

/** Keeps what is a known setting of the right type; anything else in the stored object is left where it is and not used. */
export function readSettings(stored: unknown): Settings {
  const settings: Settings = { ...DEFAULTS };
  if (typeof stored !== 'object' || stored === null) return settings;
  const known = new Map(Object.entries(stored));
  const usable = Object.entries(DEFAULTS).flatMap(([key, fallback]) => (typeof known.get(key) === typeof fallback ? [[key, known.get(key)]] : []));
  return { ...settings, ...Object.fromEntries(usable) };
}

/** What has to be kept of these settings: only what differs from the defaults. */
export const changedOnly = (settings: Settings): Partial<Settings> =>
  Object.fromEntries(Object.entries(settings).filter(([key, value]) => value !== DEFAULTS[key as keyof Settings]));

/** The settings as they are now, defaults filled in. */
export async function getSettings(): Promise<Settings> {
  return readSettings((await browser.storage.local.get(KEY))[KEY]);
}

/** Changes some settings and answers with all of them. */
export async function setSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await getSettings()), ...change };
  await browser.storage.local.set({ [KEY]: changedOnly(settings) });
  return settings;
}

/** Calls back after every change of settings, from whichever context. */
export function onSettingsChange(listener: (settings: Settings) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'local' ? changes[KEY] : undefined;
    if (change) listener(readSettings(change.newValue));
  });
}
