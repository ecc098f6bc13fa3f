import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULTS } from '../../../lib/settings/settings.ts';
import { changedOnly, getSettings, onSettingsChange, readSettings, setSettings } from '../../../lib/settings/store.ts';

beforeEach(() => fakeBrowser.reset());

describe('settings', () => {
  it('are the defaults when nothing was chosen', async () => expect(await getSettings()).toEqual(DEFAULTS));

  it('keep only what differs from the defaults', async () => {
    await setSettings({ openDelay: 800, look: DEFAULTS.look });
    expect(await fakeBrowser.storage.local.get('settings')).toEqual({ settings: { openDelay: 800 } });
    await setSettings({ openDelay: DEFAULTS.openDelay });
    expect(await fakeBrowser.storage.local.get('settings')).toEqual({ settings: {} });
  });

  it('tell every listener', async () => {
    const seen: number[] = [];
    onSettingsChange((settings) => seen.push(settings.openDelay));
    await setSettings({ openDelay: 900 });
    expect(seen).toEqual([900]);
  });

  it('survive a stored object of any shape', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const settings = readSettings(stored);
        for (const key of Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[]) expect(typeof settings[key]).toBe(typeof DEFAULTS[key]);
      }),
    );
  });

  it('round trip through what is kept', () => {
    const changed = { ...DEFAULTS, on: false, historyDays: 30 };
    expect(readSettings(changedOnly(changed))).toEqual(changed);
  });
});
