import * as z from 'zod/mini';
import { isPlainDate } from '../model/dates.ts';
import type { ExtensionCalls, PageCalls } from './protocol.ts';

z.config({ jitless: true });

const short = (length: number) => z.string().check(z.maxLength(length));
const id = short(64);
const url = short(8192);
const plainDate = short(10).check(z.refine(isPlainDate, 'not a calendar date'));
const nothing = z.nullable(z.undefined());
const pageDate = z.strictObject({
  date: plainDate,
  origin: z.enum(['json-ld', 'meta', 'time', 'url', 'text', 'reader']),
  modified: z.optional(plainDate),
});
const block = z.strictObject({
  id: z.int(),
  text: short(300_000),
  role: z.enum(['title', 'heading', 'paragraph', 'item', 'cell', 'caption', 'quote']),
  article: z.int(),
});
const historyNote = z.strictObject({
  claim: id,
  quote: short(300),
  standing: z.enum(['matches', 'differ', 'changed', 'context']),
  since: z.optional(plainDate),
  seen: z.boolean(),
});
const historyPage = z.strictObject({
  key: url,
  url,
  title: short(1000),
  site: short(255),
  published: z.nullable(plainDate),
  lang: z.nullable(short(40)),
  firstVisit: z.number(),
  lastVisit: z.number(),
  visits: z.number(),
  notes: z.array(historyNote).check(z.maxLength(500)),
  generation: id,
});

const scope = z.enum(['page', 'site', 'everywhere']);

/** What web pages may ask, each with the one shape that is read; everything else is refused (packs.md F3). */
export const PAGE_SCHEMAS = {
  'gate.open': z.strictObject({ nonce: short(64) }),
  'page.read': z.strictObject({
    url,
    title: short(2000),
    lang: z.nullable(short(40)),
    blocks: z.array(block).check(z.maxLength(20_000)),
    dates: z.array(z.strictObject({ article: z.int(), date: pageDate })).check(z.maxLength(500)),
    omitted: z.number(),
    only: z.optional(z.array(z.int()).check(z.maxLength(20_000))),
    places: z.optional(z.array(z.strictObject({ id: z.int(), offset: z.int() })).check(z.maxLength(20_000))),
  }),
  'claim.detail': z.strictObject({ claim: id }),
  'note.seen': z.strictObject({ claim: id, quote: short(2000) }),
  'note.mute': z.strictObject({ claim: id, scope }),
  'note.unmute': z.strictObject({ claim: id, scope }),
  'match.case': z.strictObject({ note: id, keep: z.boolean() }),
  'record.open': z.strictObject({ claim: id, note: id }),
} satisfies Record<keyof PageCalls, z.ZodMiniType>;

const tab = z.int();

/** What the extension's own pages may ask. */
export const EXTENSION_SCHEMAS = {
  'tab.state': z.strictObject({ tab }),
  'tab.show': z.strictObject({ tab, note: id }),
  'tab.date': z.strictObject({ tab, date: z.nullable(plainDate) }),
  'tab.readOnce': z.strictObject({ tab }),
  'site.switch': z.strictObject({ site: short(255), on: z.boolean() }),
  'site.state': z.strictObject({ site: short(255) }),
  'settings.get': nothing,
  'settings.set': z.partial(
    z.strictObject({
      on: z.boolean(),
      siteMode: z.enum(['every', 'chosen', 'click']),
      look: z.enum(['colour', 'ink', 'signs', 'list']),
      allMentions: z.boolean(),
      openDelay: z.number().check(z.minimum(200), z.maximum(1500)),
      history: z.boolean(),
      historyDays: z.number().check(z.minimum(1), z.maximum(36_500)),
      automaticChecks: z.boolean(),
      markMatches: z.boolean(),
      markDiffer: z.boolean(),
      markChanged: z.boolean(),
      markContext: z.boolean(),
    }),
  ),
  'facts.state': nothing,
  'facts.check': nothing,
  'history.list': z.strictObject({ search: z.optional(short(200)), limit: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))) }),
  'history.remove': z.strictObject({ key: url }),
  'history.restore': z.strictObject({ pages: z.array(historyPage).check(z.maxLength(20_000)) }),
  'history.erase': nothing,
  'claim.detail': z.strictObject({ claim: id }),
  'record.view': z.strictObject({ claim: id, on: z.optional(plainDate) }),
  'record.search': z.strictObject({ search: short(200), limit: z.int().check(z.minimum(1), z.maximum(1000)) }),
  'text.read': z.strictObject({ blocks: z.array(block).check(z.maxLength(20_000)), lang: z.nullable(short(40)), date: z.nullable(plainDate) }),
  'site.list': nothing,
  'site.forget': z.strictObject({ site: short(255) }),
  'mute.list': nothing,
  'mute.forget': z.strictObject({ claim: id, scope: short(255) }),
  'case.list': nothing,
  'case.forget': nothing,
  'tab.marks': z.strictObject({ tab }),
} satisfies Record<keyof ExtensionCalls, z.ZodMiniType>;

/** Characters of text that one `page.read` may carry; the reader sends at most 300,000 and says how much it left out. */
export const PAGE_TEXT_LIMIT = 300_000;
/** Every other message, as JSON (packs.md F3). */
export const MESSAGE_LIMIT = 64 * 1024;
