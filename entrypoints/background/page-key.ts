/** Key of a page in history and in dates set by the reader: origin and path, without fragment, query or credentials. */
export function pageKey(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
