import { browser } from 'wxt/browser';
import { createAsk } from './ask.ts';
import type { ExtensionCalls } from './protocol.ts';

/** Asks the background from an extension page (popup, options, …). @throws AskError when it says no. */
export const ask = createAsk<ExtensionCalls>((message) => browser.runtime.sendMessage(message));
