import { EXTENSION_SCHEMAS } from '../../lib/messaging/schemas.ts';
import { DEFAULTS, type Settings } from '../../lib/settings/settings.ts';
import { getSettings, setSettings } from '../../lib/settings/store.ts';

/**
 * Takes settings of a file that are at their default here. One that the reader set here stays, and so does a longer time to keep pages: a file must not
 * make anything be dropped. What is no setting of this Obelus, or none that can be set, is passed over.
 */
export async function importSettings(file: Record<string, string | number | boolean>, dry: boolean): Promise<{ taken: number; kept: number }> {
  const present = await getSettings();
  const taken: Partial<Settings> = {};
  let kept = 0;
  for (const [key, value] of Object.entries(file)) {
    if (!Object.hasOwn(DEFAULTS, key)) continue;
    const parsed = EXTENSION_SCHEMAS['settings.set'].safeParse({ [key]: value });
    const known = key as keyof Settings;
    if (!parsed.success || present[known] === value) continue;
    const shorter = known === 'historyDays' && Number(value) < present.historyDays;
    if (present[known] !== DEFAULTS[known] || shorter) kept += 1;
    else Object.assign(taken, parsed.data);
  }
  if (!dry && Object.keys(taken).length > 0) await setSettings(taken);
  return { taken: Object.keys(taken).length, kept };
}
