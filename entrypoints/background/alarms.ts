import { browser } from 'wxt/browser';
import { FOR_EVER } from '../../lib/settings/settings.ts';
import type { Context } from './context.ts';
import { PURGE } from './history-handlers.ts';

const CHECK = 'check';
const TRIM = 'trim';
const DAY_MINUTES = 24 * 60;

/** Sets the alarms that are missing, and takes the check's away when it is switched off. No channel, no alarm for it. When the next check is due, the fact base says (packs.md 1.6). */
export async function setAlarms(context: Context): Promise<void> {
  const wait = (await context.settings()).automaticChecks ? await context.facts.nextCheck() : null;
  if (wait === null) await browser.alarms.clear(CHECK);
  else if (!(await browser.alarms.get(CHECK))) await browser.alarms.create(CHECK, { when: Math.max(Date.now() + 60_000, wait) });
  if (!(await browser.alarms.get(TRIM))) await browser.alarms.create(TRIM, { delayInMinutes: 10, periodInMinutes: DAY_MINUTES });
}

export async function onAlarm(context: Context, name: string): Promise<void> {
  if (name === CHECK) {
    if ((await context.settings()).automaticChecks) await context.facts.check('automatic');
    // A worker that died right after an update has told nobody of the new gate words.
    await context.syncGate();
    await setAlarms(context);
  }
  if (name === PURGE) await context.history.purge(Date.now());
  if (name === TRIM) {
    await context.history.purge(Date.now());
    const { historyDays } = await context.settings();
    if (historyDays < FOR_EVER) await context.history.trim(historyDays, Date.now());
  }
}
