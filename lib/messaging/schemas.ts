import * as z from 'zod/mini';
import { isPlainDate } from '../model/dates.ts';
import { dateRowSchema, historyPageSchema, matchCaseSchema, muteSchema, siteRowSchema } from '../model/history.ts';
import type { ExtensionCalls, PageCalls } from './protocol.ts';

z.config({ jitless: true });

const short = (length: number) => z.string().check(z.maxLength(length));
const id = short(64);
/** A claim of another publisher is named "repo/pack/id". */
const claimId = short(162);
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
const keys = z.array(url).check(z.maxLength(20_000));
const count = z.number().check(z.minimum(0));

const scope = z.enum(['page', 'site', 'everywhere']);

/** What web pages may ask, each with the one shape that is read; everything else is refused (packs.md F3). */
export const PAGE_SCHEMAS = {
  'gate.open': z.strictObject({ nonce: short(64) }),
  'page.read': z.strictObject({
    url,
    title: short(2000),
    lang: z.nullable(short(40)),
    canonical: z.optional(url),
    blocks: z.array(block).check(z.maxLength(20_000)),
    dates: z.array(z.strictObject({ article: z.int(), date: pageDate })).check(z.maxLength(500)),
    omitted: z.number(),
    only: z.optional(z.array(z.int()).check(z.maxLength(20_000))),
    places: z.optional(z.array(z.strictObject({ id: z.int(), offset: z.int() })).check(z.maxLength(20_000))),
  }),
  'claim.detail': z.strictObject({ claim: claimId }),
  'note.seen': z.strictObject({ claim: claimId, quote: short(2000) }),
  'note.mute': z.strictObject({ claim: claimId, scope }),
  'note.unmute': z.strictObject({ claim: claimId, scope }),
  'match.case': z.strictObject({ note: id, keep: z.boolean() }),
  'record.open': z.strictObject({ claim: claimId, note: id }),
} satisfies Record<keyof PageCalls, z.ZodMiniType>;

const tab = z.int();
/** 12 MiB of file in base64. */
const packFile = z.strictObject({ file: short(16 * 1024 * 1024), fingerprint: z.optional(short(300)) });
const historyQuery = z.strictObject({
  search: z.optional(short(200)),
  standing: z.optional(z.enum(['matches', 'differ', 'changed', 'context'])),
  claim: z.optional(id),
  site: z.optional(short(255)),
  pinned: z.optional(z.literal(true)),
  movedSince: z.optional(count),
  from: z.optional(count),
  to: z.optional(count),
  offset: z.optional(z.int().check(z.minimum(0))),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(500))),
});

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
      opening: z.enum(['rest', 'click', 'alt', 'shift', 'off']),
      openDelay: z.number().check(z.minimum(200), z.maximum(1500)),
      announceCount: z.boolean(),
      history: z.boolean(),
      historyDays: z.number().check(z.minimum(1), z.maximum(36_500)),
      automaticChecks: z.boolean(),
      factsTrack: z.enum(['stable', 'preview']),
      markMatches: z.boolean(),
      markDiffer: z.boolean(),
      markChanged: z.boolean(),
      markContext: z.boolean(),
    }),
  ),
  'facts.state': nothing,
  'facts.check': nothing,
  'facts.goBack': nothing,
  'facts.stop': nothing,
  'facts.changes': nothing,
  'facts.reads': z.strictObject({ claim: z.optional(claimId) }),
  'facts.acknowledge': nothing,
  'facts.makeRoom': z.strictObject({ by: z.enum(['previous', 'history']) }),
  'packs.list': nothing,
  'packs.inspect': packFile,
  'packs.add': packFile,
  'packs.remove': z.strictObject({ repo: short(32) }),
  'history.list': historyQuery,
  'history.groups': z.strictObject({ by: z.enum(['claim', 'site']), where: z.optional(historyQuery) }),
  'history.page': z.strictObject({ key: url }),
  'history.remove': z.strictObject({ keys }),
  'history.erase': nothing,
  'history.undo': z.strictObject({ token: id }),
  'history.open': z.strictObject({ key: url }),
  'history.seek': z.strictObject({ key: url, place: z.strictObject({ claim: id, quote: short(2000) }) }),
  'history.pin': z.strictObject({ keys, pinned: z.boolean() }),
  'history.state': nothing,
  'history.digest': nothing,
  'history.acknowledge': nothing,
  'history.export': z.strictObject({ after: count, keys: z.optional(keys) }),
  'history.decisions': nothing,
  'history.import': z.strictObject({
    pages: z.array(historyPageSchema).check(z.maxLength(200)),
    decisions: z.optional(
      z.strictObject({
        dates: z.optional(z.array(dateRowSchema)),
        sites: z.optional(z.array(siteRowSchema)),
        mutes: z.optional(z.array(muteSchema)),
        cases: z.optional(z.array(matchCaseSchema)),
      }),
    ),
    settings: z.optional(z.record(id, z.union([short(100), z.number(), z.boolean()]))),
    dry: z.boolean(),
  }),
  'claim.detail': z.strictObject({ claim: claimId }),
  'record.view': z.strictObject({ claim: claimId, on: z.optional(plainDate) }),
  'record.search': z.strictObject({ search: short(500), limit: z.int().check(z.minimum(1), z.maximum(1000)) }),
  'record.lookup': nothing,
  'text.read': z.strictObject({ blocks: z.array(block).check(z.maxLength(20_000)), lang: z.nullable(short(40)), date: z.nullable(plainDate) }),
  'site.list': nothing,
  'site.forget': z.strictObject({ site: short(255) }),
  'mute.list': nothing,
  'mute.forget': z.strictObject({ claim: claimId, scope: short(255) }),
  'case.list': nothing,
  'case.forget': nothing,
  'tab.marks': z.strictObject({ tab }),
} satisfies Record<keyof ExtensionCalls, z.ZodMiniType>;

/** Characters of text that one `page.read` may carry; the reader sends at most 300,000 and says how much it left out. */
export const PAGE_TEXT_LIMIT = 300_000;
/** Every other message, as JSON (packs.md F3). */
export const MESSAGE_LIMIT = 64 * 1024;
