/** Parameters that only tell where a reader came from. Removed from every address that is kept. */
const TRACKING =
  /^(?:utm_\w+|mtm_\w+|pk_\w+|piwik_\w+|hsa_\w+|vero_\w+|oly_\w+|at_(?:medium|campaign|link\w*|format|bbc_team|ptr_name|custom\d)|fbclid|fb_\w+|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hs\w+|hsctatracking|s_cid|cmpid|ns_\w+|ncid|icid|sr_share|smid|smtyp|ref|ref_src|ref_url|referrer|referer|spm|guccounter|guce_\w+|wt\.\w+|__twitter_impression|amp|amp_\w+|outputtype|ocid|cvid|_ga|_gl|xtor|trkinfo|srnd|leadsource|reflink)$/i;

const parse = (text: string | null | undefined, base?: string): URL | null => {
  try {
    const url = new URL(text ?? '', base);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
};

/** An address without fragment, credentials and tracking parameters; null for what is no web address. */
function clean(url: URL): URL {
  const kept = new URL(url.href);
  kept.hash = '';
  kept.username = '';
  kept.password = '';
  for (const name of Array.from(kept.searchParams.keys())) if (TRACKING.test(name)) kept.searchParams.delete(name);
  // `new URL` leaves a bare "?" where all are gone.
  if ([...kept.searchParams].length === 0) kept.search = '';
  return kept;
}

/** The address without fragment and tracking parameters, as it is kept. What is no web address comes back as it is. */
export function cleanAddress(url: string): string {
  const parsed = parse(url);
  return parsed ? clean(parsed).href : url;
}

const plainHost = (host: string): string => host.replace(/^(?:www\d?|m|mobile|amp|beta)\./, '').replace(/^(?:www\d?|m|mobile|amp)\./, '');

/** What a copy in an AMP cache is a copy of: both caches write the address into the path. */
function outOfCache(url: URL): URL {
  const viewer = /^(?:www\.)?google\.[a-z.]+$/.test(url.hostname) ? /^\/amp\/(s\/)?(.+)$/.exec(url.pathname) : null;
  const cache = url.hostname.endsWith('.cdn.ampproject.org') ? /^\/[a-z]\/(s\/)?(.+)$/.exec(url.pathname) : null;
  const [, secure, rest] = viewer ?? cache ?? [];
  return (rest === undefined ? null : parse(`${secure ? 'https' : 'http'}://${rest}${url.search}`)) ?? url;
}

/** Segments of a path without what only names its form (AMP, mobile, file ending). */
const segments = (url: URL): string[] =>
  url.pathname
    .toLowerCase()
    .replace(/\.amp(?=\.|$)/g, '')
    .replace(/\.(?:html?|php|aspx?|jsp)$/, '')
    .split('/')
    .map((segment) => segment.replace(/[-_.]amp$/, ''))
    .filter((segment) => segment !== '' && !/^(?:amp|m|mobile|index|default)$/.test(segment));

/** Do both name one article? The same path but for its form, the same last name, or the same long number in it. A canonical address of another page, left over or mistaken, does not. */
function sameArticle(one: URL, other: URL): boolean {
  const [a, b] = [segments(one), segments(other)];
  if (a.join('/') === b.join('/')) return true;
  const [last, otherLast] = [a.at(-1) ?? '', b.at(-1) ?? ''];
  if (last !== '' && last === otherLast && last.length >= 8) return true;
  const numbers = (all: string[]): string[] => all.flatMap((segment) => segment.match(/\d{6,}/g) ?? []);
  const known = new Set(numbers(a));
  return numbers(b).some((number) => known.has(number));
}

/** Is the page's canonical address one that may stand for it? Of the same site, and of this very article. */
function isTrusted(canonical: URL, page: URL): boolean {
  if (plainHost(canonical.hostname) !== plainHost(page.hostname) || (canonical.port !== page.port && canonical.hostname === page.hostname)) return false;
  const bare = segments(canonical).length === 0 && canonical.search === '';
  if (bare && segments(page).length > 0) return false;
  // "?id=5" under another name: the query says which article it is, and the path of this page does not.
  return sameArticle(canonical, page) || (clean(page).search !== '' && !bare);
}

/**
 * Under which address a page is kept, and the one to open it by. A canonical address of the same site is kept whole, query too (sites that need `?id=`);
 * otherwise it is origin and path. AMP copies, tracking links and the canonical page come out as one.
 * @param canonical the page's `link rel=canonical`, as it is written there
 */
export function historyAddress(url: string, canonical?: string | null): { key: string; url: string } {
  const shown = parse(url);
  if (!shown) return { key: url, url };
  const page = outOfCache(shown);
  const named = canonical ? parse(canonical, shown.href) : null;
  if (named && isTrusted(named, page)) {
    const { href } = clean(named);
    return { key: href, url: href };
  }
  const address = clean(page);
  return { key: `${address.origin}${address.pathname}`, url: address.href };
}
