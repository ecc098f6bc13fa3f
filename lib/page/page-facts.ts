import type { PlainDate } from '../model/dates.ts';
import type { PageDate, PageText } from '../model/page.ts';
import type { MappedBlock } from './block-builder.ts';
import { attribute, find, findAll, holds, nearest, parentOf, rootOf, textOf } from './dom.ts';
import { dateFromJsonLd, dateFromUrl, isAbout, isoDay } from './page-date.ts';
import type { TextMap } from './text-map.ts';
import { dateInText, monthNames } from './visible-date.ts';

const ELSEWHERE = 'aside, nav, footer, form, [role="complementary"], [role="navigation"], [class*="comment" i], [class*="related" i]';
/** How many short blocks before and after the headline may hold the line with the date. */
const NEAR = { before: 4, after: 8, length: 160 };

const DATE_LIMIT = 400;
const ADDRESS_LIMIT = 8192;
const CANONICAL = 'link[rel~="canonical"][href]';

const content = (document: Document, selector: string): string | null => {
  const element = find(document, selector);
  return element ? (attribute(element, 'content') ?? attribute(element, 'href')) : null;
};

/** `article:published_time` and its like, unless the page's metadata names another address. */
function fromMeta(document: Document, url: string, canonical: string | null): PageDate | null {
  const named = content(document, 'meta[property="og:url"]');
  if (named && !isAbout(named, url, canonical)) return null;
  const published = [
    'meta[property="article:published_time"]',
    'meta[itemprop="datePublished"]',
    'meta[name="date" i], meta[name="pubdate" i], meta[name="dc.date.issued" i], meta[name="parsely-pub-date"]',
  ];
  const date = published.map((selector) => isoDay(content(document, selector) ?? '')).find((day) => day !== null);
  const modified = isoDay(content(document, 'meta[property="article:modified_time"]') ?? '');
  return date ? { date, origin: 'meta', ...(modified && modified > date && { modified }) } : null;
}

const timeOf = (element: Element): PlainDate | null => isoDay(attribute(element, 'datetime') ?? attribute(element, 'content') ?? '');

/** The first `<time datetime>` of an article container that belongs to it and not to a story, a comment or a list inside it. */
function timeIn(holder: Element): PlainDate | null {
  const own = findAll(holder, 'time[datetime], [itemprop="datePublished"][content]').filter((time) => {
    const around = nearest(time, 'article, [role="article"]');
    const aside = nearest(time, ELSEWHERE);
    return (!around || around === holder || holds(around, holder)) && (!aside || !holds(holder, aside) || aside === holder);
  });
  const published = own.find((time) =>
    /publi/i.test(`${attribute(time, 'itemprop')} ${attribute(time, 'class')} ${attribute(time, 'pubdate') === null ? '' : 'published'}`),
  );
  for (const time of published ? [published, ...own] : own) {
    const date = timeOf(time);
    if (date) return date;
  }
  return null;
}

/** Blocks around the headline, those behind it first; without a headline the first ones of the page. */
function nearHeadline(blocks: readonly MappedBlock[]): MappedBlock[] {
  const at = blocks.findIndex((block) => block.role === 'title');
  const behind = blocks.slice(at + 1, at + 1 + NEAR.after);
  return [...behind, ...blocks.slice(Math.max(0, at - NEAR.before), Math.max(0, at))].filter((block) => block.text.length <= NEAR.length);
}

/** A date in the words around the headline; "Updated …" only where nothing else is given. */
function fromText(blocks: readonly MappedBlock[], lang: string | null): PlainDate | null {
  const near = nearHeadline(blocks).filter((block) => /\d{4}/.test(block.text));
  if (near.length === 0) return null;
  const months = monthNames(lang);
  const dates = near.map(({ text }) => ({ date: dateInText(text, months), late: /^\s*(last )?(updated|modified)/i.test(text) }));
  return (dates.find(({ date, late }) => date && !late) ?? dates.find(({ date }) => date))?.date ?? null;
}

/** Where a page without article containers has its date: two steps out of the headline. */
function aroundHeadline(blocks: readonly MappedBlock[]): Element[] {
  const heading = blocks.find((block) => block.role === 'title')?.container;
  const around = heading && parentOf(heading);
  const wider = around && parentOf(around);
  return [around, wider].filter((element): element is Element => !!element);
}

function mainDate(document: Document, url: string, map: TextMap, lang: string | null): PageDate | null {
  const canonical = content(document, CANONICAL);
  const scripts = findAll(document, 'script[type="application/ld+json"]').map((script) => (textOf(script) ?? '').slice(0, 200_000));
  const stated = dateFromJsonLd(scripts, url, canonical) ?? fromMeta(document, url, canonical);
  if (stated) return stated;
  const holders = map.holders().filter(({ article }) => article === 0);
  // The innermost container of the main story first: what stands around it may hold other stories' times.
  const inner = holders.map(({ holder }) => holder).sort((one, other) => (holds(one, other) ? 1 : -1));
  for (const holder of inner.length > 0 ? inner : aroundHeadline(map.blocks)) {
    const date = timeIn(holder);
    if (date) return { date, origin: 'time' };
  }
  const address = dateFromUrl(url);
  if (address) return { date: address, origin: 'url' };
  const text = fromText(map.blocks, lang);
  return text ? { date: text, origin: 'text' } : null;
}

/** Language that the page gives itself, or null. */
export function languageOf(document: Document): string | null {
  const root = rootOf(document);
  const lang = (root && (attribute(root, 'lang') ?? attribute(root, 'xml:lang'))) ?? content(document, 'meta[http-equiv="content-language" i]');
  return lang?.trim().slice(0, 35) || null;
}

/** Title, language and dates of a page whose text has been read (ux.md 1.2 has the order in which dates are believed). */
export function readFacts(document: Document, url: string, map: TextMap): Pick<PageText, 'title' | 'lang' | 'dates' | 'canonical'> {
  const lang = languageOf(document);
  const main = mainDate(document, url, map, lang);
  const dates: PageText['dates'] = main ? [{ article: 0, date: main }] : [];
  for (const { holder, article } of map.holders().filter((entry) => entry.article > 0)) {
    const date = timeIn(holder);
    if (date && dates.length < DATE_LIMIT) dates.push({ article, date: { date, origin: 'time' } });
  }
  const title = find(document, 'head > title') ?? find(document, 'title');
  const canonical = content(document, CANONICAL)?.trim();
  return {
    title: ((title && textOf(title)) ?? '').replace(/\s+/g, ' ').trim().slice(0, 300),
    lang,
    dates,
    ...(canonical && canonical.length <= ADDRESS_LIMIT && { canonical }),
  };
}
