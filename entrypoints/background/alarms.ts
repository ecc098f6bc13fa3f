import { browser } from 'wxt/browser';
import type { Context } from './context.ts';

const CHECK = 'check';
const TRIM = 'trim';
const HOUR = 60;

/** Minutes until the next automatic check: a day with up to four hours either way, anew each time (packs.md 1.6). */
const nextCheck = (): number => 24 * HOUR + (Math.random() * 8 - 4) * HOUR;

/** Sets the alarms that are missing. No channel, no alarm for it. */
export async function setAlarms(context: Context): Promise<void> {
  const hasChannel = (await context.facts.state()).channel !== null;
  const wanted = hasChannel && (await context.settings()).automaticChecks;
  const check = await browser.alarms.get(CHECK);
  if (wanted && !check) browser.alarms.create(CHECK, { delayInMinutes: nextCheck() });
  if (!wanted && check) await browser.alarms.clear(CHECK);
  if (!(await browser.alarms.get(TRIM))) browser.alarms.create(TRIM, { delayInMinutes: 10, periodInMinutes: 24 * HOUR });
}

export async function onAlarm(context: Context, name: string): Promise<void> {
  if (name === CHECK) {
    await context.facts.check().catch(() => undefined);
    await setAlarms(context);
  }
  if (name === TRIM) await context.history.trim((await context.settings()).historyDays, Date.now());
}
