import { browser } from 'wxt/browser';
import type { Announcement, HistoryChange } from '../../lib/messaging/protocol.ts';

/** Tells every open page of the extension that what it shows of the history may be out of date. Where none is open, nobody misses anything. */
export async function announceHistory(change: HistoryChange): Promise<void> {
  const announcement: Announcement = { announce: 'history', change };
  await browser.runtime.sendMessage(announcement).catch(() => undefined);
}
