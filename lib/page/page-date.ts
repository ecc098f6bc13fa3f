import type { PlainDate } from '../model/dates.ts';
import type { PageDate } from '../model/page.ts';

/** A calendar date as the record writes it, or null where there is no such day or the year is not one of the web's. */
export function plainDay(year: number, month?: number, day?: number): PlainDate | null {
  if (!(year >= 1990 && year < 2100)) return null;
  if (month === undefined) return String(year);
  if (!(month >= 1 && month <= 12)) return null;
  const start = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return start;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? `${start}-${String(day).padStart(2, '0')}` : null;
}

/** The day of a machine-readable date ("2026-03-19T09:00:00-04:00", "20260319"), as its publisher's own calendar has it. Null for anything else. */
export function isoDay(text: string): PlainDate | null {
  const parts = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?![\d])/.exec(text) ?? /^\s*(\d{4})-(\d{2})\s*$/.exec(text);
  return parts ? plainDay(Number(parts[1]), Number(parts[2]), parts[3] === undefined ? undefined : Number(parts[3])) : null;
}

/** Host and path of an address, without what varies between copies of one page; null for what is not an address. */
function placeOf(address: string, base: string): { host: string; path: string } | null {
  try {
    const { hostname, pathname } = new URL(address, base);
    const path = pathname.replace(/\/(index\.\w+|amp)?\/*$/, '').replace(/\.amp$/, '');
    return { host: hostname.replace(/^(www|m|mobile|amp|edition)\./, ''), path };
  } catch {
    return null;
  }
}

/** Are two addresses those of one page? */
export function sameAddress(one: string, other: string, base: string): boolean {
  const [a, b] = [placeOf(one, base), placeOf(other, base)];
  return a !== null && b !== null && a.host === b.host && a.path === b.path;
}

/**
 * Is metadata that names `address` about the page at `url`? Its own address counts, and the canonical one of a copy on another
 * site; a canonical address elsewhere on the same site is left over from another page (model.md, rule 7).
 */
export function isAbout(address: string, url: string, canonical: string | null): boolean {
  if (sameAddress(address, url, url)) return true;
  if (canonical === null || !sameAddress(address, canonical, url)) return false;
  return placeOf(canonical, url)?.host !== placeOf(url, url)?.host;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** All objects of a JSON-LD document that have a date of publication, the nested ones too; at most 500 are looked at. */
function dated(text: string): Json[] {
  const found: Json[] = [];
  try {
    const queue: unknown[] = [JSON.parse(text)];
    for (let index = 0; index < queue.length && index < 500; index += 1) {
      const value = queue[index];
      if (Array.isArray(value)) queue.push(...value.slice(0, 100));
      else if (isObject(value)) {
        if (typeof value.datePublished === 'string') found.push(value);
        queue.push(...Object.values(value).filter((inner) => typeof inner === 'object'));
      }
    }
  } catch {
    // Not JSON: pages get this wrong often enough.
  }
  return found;
}

const isArticle = (value: Json): boolean => [value['@type']].flat().some((type) => typeof type === 'string' && /(Article|Posting|Report|WebPage)$/.test(type));

/** Addresses that an object gives for itself. */
const addressesOf = (value: Json): string[] =>
  [
    value.url,
    value['@id'],
    value.mainEntityOfPage,
    isObject(value.mainEntityOfPage) ? (value.mainEntityOfPage['@id'] ?? value.mainEntityOfPage.url) : undefined,
  ].filter((address): address is string => typeof address === 'string' && /^(https?:|\/)/.test(address));

/**
 * Date of publication in the page's JSON-LD. An object whose addresses are another page's is ignored; one without any address
 * counts when it is the only article there.
 */
export function dateFromJsonLd(texts: readonly string[], url: string, canonical: string | null): PageDate | null {
  const all = texts.flatMap(dated).filter(isArticle);
  const own = all.filter((value) => addressesOf(value).some((address) => isAbout(address, url, canonical)));
  const nameless = all.length === 1 ? all.filter((value) => addressesOf(value).length === 0) : [];
  for (const value of [...own, ...nameless]) {
    const date = isoDay(String(value.datePublished));
    const modified = typeof value.dateModified === 'string' ? isoDay(value.dateModified) : null;
    if (date) return { date, origin: 'json-ld', ...(modified && modified > date && { modified }) };
  }
  return null;
}

const SHORT_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Date in an address: /2026/03/19/, /2026/mar/19/, 2026-03-19, 20260319, or the month alone as a path of its own. */
export function dateFromUrl(url: string): PlainDate | null {
  const path = /^https?:\/\/[^/]+(\/[^?#]*)/.exec(url)?.[1] ?? '';
  const named = /\/(\d{4})\/([a-z]{3})\/(\d{1,2})(?=\/|$)/i.exec(path);
  if (named) {
    const month = SHORT_MONTHS.indexOf(named[2]?.toLowerCase() ?? '');
    if (month >= 0) return plainDay(Number(named[1]), month + 1, Number(named[3]));
  }
  const day = /(?<!\d)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)/.exec(path) ?? /(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/.exec(path);
  const exact = day ? plainDay(Number(day[1]), Number(day[2]), Number(day[3])) : null;
  const month = /\/(\d{4})[/-](\d{2})(?=\/|$)/.exec(path);
  return exact ?? (month ? plainDay(Number(month[1]), Number(month[2])) : null);
}
