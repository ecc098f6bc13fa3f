import { browser } from 'wxt/browser';
import { createAsk } from './ask.ts';
import type { Announcement, ExtensionCalls } from './protocol.ts';

/** Asks the background from an extension page (popup, options, …). @throws AskError when it says no. */
export const ask = createAsk<ExtensionCalls>((message) => browser.runtime.sendMessage(message));

const isAnnouncement = (message: unknown): message is Announcement => typeof message === 'object' && message !== null && 'announce' in message;

/** Calls back when the background announces a change, which also those hear who caused it. Returns how to stop it. */
export function onAnnouncement(listener: (announcement: Announcement) => void): () => void {
  // No answer: whoever else is asked something must be the one to answer it.
  const hear = (message: unknown): void => {
    if (isAnnouncement(message)) listener(message);
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}
