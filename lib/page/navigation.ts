type NavigationLike = EventTarget & { currentEntry?: unknown };
type EntryChange = Event & { navigationType?: string | null };

/** Address without its fragment: what counts as "this page". */
const placeOf = (url: string): { path: string; query: string } => {
  const { origin, pathname, search } = new URL(url);
  return { path: origin + pathname, query: search };
};

/**
 * Did a navigation inside the document lead to another page? A new path always does; a new query does unless it was merely
 * replaced (pages tidy their address with `replaceState` while one reads); a fragment never does.
 */
export function isOtherPage(before: string, now: string, replaced: boolean): boolean {
  const [old, present] = [placeOf(before), placeOf(now)];
  return old.path !== present.path || (!replaced && old.query !== present.query);
}

/** Calls back after each navigation inside the document that leads to another page, until `signal` is aborted. */
export function onOtherPage(view: Window, otherPage: () => void, signal: AbortSignal): void {
  let address = view.location.href;
  const check = (replaced: boolean): void => {
    const now = view.location.href;
    if (now === address) return;
    const other = isOtherPage(address, now, replaced);
    address = now;
    if (other) otherPage();
  };
  const navigation = (view as { navigation?: NavigationLike }).navigation;
  if (navigation) navigation.addEventListener('currententrychange', (event) => check((event as EntryChange).navigationType === 'replace'), { signal });
  else view.addEventListener('popstate', () => check(false), { signal });
}
