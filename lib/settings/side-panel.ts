import { browser } from 'wxt/browser';

/** What the browsers lend for a panel beside the page; neither on a phone. */
type Panels = { sidePanel?: { open?: (options: { windowId: number }) => Promise<void> }; sidebarAction?: { open?: () => Promise<void> } };

/**
 * How to open the record beside the page, or null where the browser has no such place. Both browsers open it only at once upon a click, so what is
 * returned must be called without waiting first.
 */
export function panelOpener(windowId: number | undefined): (() => Promise<void>) | null {
  const { sidePanel, sidebarAction } = { ...(globalThis as { chrome?: Panels }).chrome, ...(browser as unknown as Panels) };
  if (sidePanel?.open && windowId !== undefined) return async () => sidePanel.open?.({ windowId });
  if (sidebarAction?.open) return async () => sidebarAction.open?.();
  return null;
}
