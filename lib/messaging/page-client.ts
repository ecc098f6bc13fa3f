import { createAsk } from './ask.ts';
import type { PageCalls } from './protocol.ts';

/**
 * The native extension namespace, for scripts in web pages: promises are native in MV3 in both browsers, and the polyfill would
 * double the size of what runs on every page (DESIGN.md section 10).
 */
type PageRuntime = {
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: {
    addListener(listener: (message: unknown, sender: { id?: string }, answer: (reply: unknown) => void) => boolean | undefined): void;
    removeListener(listener: unknown): void;
  };
};
type Namespace = { runtime?: PageRuntime };

const native = globalThis as unknown as { browser?: Namespace; chrome?: Namespace };

/** `runtime` of this extension, or nothing when the extension was updated or removed under the page (an orphaned script). */
export function pageRuntime(): PageRuntime | null {
  const runtime = native.browser?.runtime ?? native.chrome?.runtime;
  try {
    return runtime?.id ? runtime : null;
  } catch {
    return null;
  }
}

/** Asks the background. @throws AskError, or the browser's own error when the worker died before it answered. */
export const askBackground = createAsk<PageCalls>((message) => {
  const runtime = pageRuntime();
  return runtime ? runtime.sendMessage(message) : Promise.reject(new Error('the extension is gone'));
});
