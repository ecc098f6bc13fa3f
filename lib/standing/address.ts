// Part of every JavaScript runtime, but not of the language's own type library that the cores are checked with.
declare const URL: {
  canParse(text: string): boolean;
  new (text: string): { protocol: string; host: string; username: string; password: string; href: string };
};

/**
 * What a card shows of an address: the host as the browser reads it, never words of the pack, and the link. Only https is linked (packs.md E2 to E5); for what is
 * no web address, or names a user, both are empty.
 */
export function addressOf(text: string): { host: string; link: string | null } {
  const nothing = { host: '', link: null };
  // The parser drops tabs and line ends and reads a backslash as a slash: what needs that is not shown as an address.
  if (text.length > 2048 || /[\s\\]/.test(text) || !URL.canParse(text)) return nothing;
  const url = new URL(text);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') return nothing;
  return { host: url.host, link: url.protocol === 'https:' ? url.href : null };
}
