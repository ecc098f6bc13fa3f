type Watcher = { onclose: (() => void) | null; destroy(): void };
type WithWatcher = { CloseWatcher?: new () => Watcher };

/**
 * Calls back on the browser's own wish to close: a phone's back button, and Esc where the page keeps the key's event from everybody. The page's history is
 * never touched. Nothing where browsers have no such thing. Returns what ends it.
 */
export function watchClose(close: () => void): () => void {
  const { CloseWatcher } = globalThis as WithWatcher;
  try {
    const watcher = CloseWatcher && new CloseWatcher();
    if (!watcher) return () => undefined;
    watcher.onclose = close;
    return () => watcher.destroy();
  } catch {
    return () => undefined;
  }
}
