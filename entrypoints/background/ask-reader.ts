import { browser } from 'wxt/browser';
import { createAsk } from '../../lib/messaging/ask.ts';
import type { ReaderCalls } from '../../lib/messaging/protocol.ts';

type Ask = ReturnType<typeof createAsk<ReaderCalls>>;

/** Asks the reader of a tab's top frame. @throws AskError or the browser's error where no reader lives. */
export const askReader = (tab: number): Ask => createAsk<ReaderCalls>((message) => browser.tabs.sendMessage(tab, message, { frameId: 0 }));

/** The same, for news that a page without a reader may miss. */
export async function tellReader<K extends keyof ReaderCalls>(
  tab: number,
  type: K,
  request: ReaderCalls[K]['request'],
): Promise<ReaderCalls[K]['reply'] | null> {
  try {
    return await askReader(tab)(type, request);
  } catch {
    return null;
  }
}
