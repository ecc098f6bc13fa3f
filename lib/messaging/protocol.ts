import type { ChangeNews, ChangeSet, ReadChange } from '../model/changes.ts';
import type { HistoryPage } from '../model/history.ts';
import type { PlainDate } from '../model/dates.ts';
import type { ClaimDetail, FactsLine, Note } from '../model/note.ts';
import type { Block, DateOrigin, PagePart, PageText, StopReason } from '../model/page.ts';
import type { RecordHit, RecordView } from '../model/record-view.ts';
import type { PageSettings, Settings } from '../settings/settings.ts';

/**
 * Every message of Obelus, by direction. Types only: a page script imports this file at no cost.
 * A page may ask, and may report what it did; it can change nothing (DESIGN.md section 2, packs.md F3).
 */

/** Gate and reader → background. The background adds tab, document and origin from the sender, never from the message. */
export type PageCalls = {
  /** The gate words stand on this page: please inject the reader into this very document. */
  'gate.open': { request: { nonce: string }; reply: { reader: boolean } };
  /** The page's text → its notes. `only` limits the answer to notes in these blocks; the others are context. */
  'page.read': { request: PageText & PagePart; reply: PageNotes };
  /** The rest of a card. */
  'claim.detail': { request: { claim: string }; reply: ClaimDetail };
  /** A card was open for a second. */
  'note.seen': { request: { claim: string; quote: string }; reply: null };
  /** "Full record" was pressed in a card: opens the record page in a tab of its own. Refused to private windows. */
  'record.open': { request: { claim: string; note: string }; reply: null };
};

export type PageNotes = {
  notes: Note[];
  facts: FactsLine;
  settings: PageSettings;
  /** Why nothing is shown, where nothing can be. */
  silent?: 'off' | 'site-off' | 'no-facts';
};

/** Background → gate and reader (tabs.sendMessage). */
export type ReaderCalls = {
  /** Scroll to a note and open its card with focus inside. */
  'reader.show': { request: { note: string }; reply: { shown: boolean } };
  /** Facts, date or settings changed: read the page again. */
  'reader.reread': { request: null; reply: null };
  /** The site or everything was switched off: take marks and overlay down; the gate watches no longer. */
  'reader.stop': { request: null; reply: null };
  /** Which notes are painted right now, for the popup and for `npm start -- --json`; and why the page's changes are no longer followed. */
  'reader.painted': { request: null; reply: { notes: string[]; stopped?: StopReason } };
  /** Move to the next or previous note (keyboard commands). */
  'reader.step': { request: { by: 1 | -1 }; reply: { shown: boolean } };
  /** Show or hide the marks on this page until it is left. */
  'reader.toggle': { request: null; reply: { hidden: boolean } };
};

/** What the popup shows of a tab. */
export type TabState = {
  url: string | null;
  site: string | null;
  title: string;
  /** Why there are no notes, when there are none. */
  status: 'notes' | 'nothing-here' | 'reading' | 'off' | 'site-off' | 'not-on-list' | 'cannot-read' | 'no-facts';
  date: { date: string; origin: DateOrigin } | null;
  lang: string | null;
  /** `offset` = where the note's block starts in the page's text, blocks joined by line feeds. */
  notes: (Note & { painted: boolean; offset: number })[];
  omitted: number;
  /** Why the page's changes are no longer followed, where they are not: newer text is not marked. */
  stopped?: StopReason;
  timings: Record<string, number>;
};

/** State of the fact base, in codes that the interface words. */
export type FactsState = {
  facts: FactsLine | null;
  /** Where the facts in use came from, from best to worst (packs.md 2.2). */
  rung: 'current' | 'previous' | 'bundled' | 'memory' | 'none';
  /** By which of the channel's pointers they came. Preview facts stay after a switch to stable until stable has passed them (packs.md B13). */
  track?: 'stable' | 'preview';
  freshness: 'unconfirmed' | 'fresh' | 'stale' | 'held' | 'pinned';
  /** Is a channel built in? Without one the bundled facts are all there is. */
  channel: string | null;
  checkedAt: number | null;
  phase: 'idle' | 'checking' | 'downloading' | 'applying';
  /** Last problem: a PackError code, and when; `needs` = the version of Obelus that newer facts ask for. */
  problem: { code: string; at: number; kind: 'temporary' | 'needs-you' | 'refused' | 'damaged'; needs?: string | undefined } | null;
  /** Answer to a check that was not made: another update ran, here or in another window. */
  busy?: true;
  /** Bytes of the download that runs. */
  progress?: { done: number; total: number };
  /** The other version that lies here: the previous one, or the newer one of a reader who went back. */
  other?: { version: string; horizon: string; newer: boolean } | null;
  /** Does a publisher's signature vouch for the version in use? What came with Obelus has none until a channel confirms it. */
  signed?: boolean;
  /** What the version in use changed, in counts. */
  news?: ChangeNews | null;
};

/** A publisher whose pack came by file: in its own namespace, never above the built-in one (packs.md 1.8). */
export type OtherPublisher = {
  repo: string;
  /** Eight groups of four. */
  fingerprint: string;
  mode: 'pinned' | 'first-use';
  packs: { key: string; title: string; version: string; horizon: string; records: number }[];
};

/** What a pack file says of itself after its signatures were checked: what the reader is shown before deciding. The publisher's name is its own word. */
export type PackFileReport = {
  repo: string;
  fingerprint: string;
  title: string;
  version: string;
  horizon: string;
  license: string;
  counts: Record<string, number>;
  /** `new` = a publisher that is not here yet, `known` = a pack of one that is, `same` = this very version. */
  is: 'new' | 'known' | 'same';
  /** Its signed pointer is out of date: whether these are its newest facts cannot be told. */
  expired: boolean;
};

/** Why a pack file was not taken: a PackError code, and the version of Obelus that it asks for. */
export type PackFileRefusal = { code: string; needs?: string };

/** Extension pages → background. */
export type ExtensionCalls = {
  'tab.state': { request: { tab: number }; reply: TabState };
  'tab.show': { request: { tab: number; note: string }; reply: { shown: boolean } };
  'tab.date': { request: { tab: number; date: string | null }; reply: null };
  'tab.readOnce': { request: { tab: number }; reply: { reader: boolean } };
  'site.switch': { request: { site: string; on: boolean }; reply: null };
  'site.state': { request: { site: string }; reply: { on: boolean } };
  'settings.get': { request: null; reply: Settings };
  'settings.set': { request: Partial<Settings>; reply: Settings };
  'facts.state': { request: null; reply: FactsState };
  'facts.check': { request: null; reply: FactsState };
  /** The previous facts, or forward again; a pin that is checked against, never installed over (packs.md 2.4). */
  'facts.goBack': { request: null; reply: FactsState };
  'facts.stop': { request: null; reply: FactsState };
  /** What changed, the newest first, and which of it this reader has read. */
  'facts.changes': { request: null; reply: { sets: ChangeSet[]; reads: ReadChange[]; acknowledgedAt: number } };
  /** Claims that this reader has read and that have changed since; all of them, or one. */
  'facts.reads': { request: { claim?: string }; reply: { reads: ReadChange[]; acknowledgedAt: number } };
  'facts.acknowledge': { request: null; reply: FactsState };
  'facts.makeRoom': { request: { by: 'previous' | 'history' }; reply: FactsState };
  /** Other publishers. A file travels as base64: messages are JSON in Chromium. */
  'packs.list': { request: null; reply: { publishers: OtherPublisher[] } };
  'packs.inspect': { request: { file: string; fingerprint?: string }; reply: { report: PackFileReport } | { refused: PackFileRefusal } };
  'packs.add': { request: { file: string; fingerprint?: string }; reply: { publishers: OtherPublisher[] } | { refused: PackFileRefusal } };
  'packs.remove': { request: { repo: string }; reply: { publishers: OtherPublisher[] } };
  'history.list': { request: { search?: string; limit?: number }; reply: { pages: HistoryPage[]; total: number } };
  'history.remove': { request: { key: string }; reply: { removed: HistoryPage | null } };
  'history.restore': { request: { pages: HistoryPage[] }; reply: null };
  'history.erase': { request: null; reply: { pages: number } };
  'claim.detail': { request: { claim: string }; reply: ClaimDetail };

  /** One question of the record, whole; with `on` also what it said on that day. */
  'record.view': { request: { claim: string; on?: PlainDate }; reply: RecordView };
  /** The record's questions that hold these words, or all; where none holds them and they are a sentence, those that it is `about`. */
  'record.search': { request: { search: string; limit: number }; reply: { claims: RecordHit[]; total: number; facts: FactsLine; about?: boolean } };
  /** The words that were selected on a page to be looked up, given once; '' when there are none. */
  'record.lookup': { request: null; reply: { search: string } };
  /** Notes of a text that the reader pasted. Nothing of it is kept. */
  'text.read': { request: { blocks: Block[]; lang: string | null; date: PlainDate | null }; reply: PageNotes };
  /** Sites that the reader switched by hand. */
  'site.list': { request: null; reply: { sites: { site: string; on: boolean }[] } };
  /** The site follows the general setting again. */
  'site.forget': { request: { site: string }; reply: null };
  /** Claims that are not marked, everywhere (`*`) or on one site. */
  'mute.list': { request: null; reply: { mutes: { claim: string; title: string; scope: string }[] } };
  'mute.forget': { request: { claim: string; scope: string }; reply: null };
};

/** Calls of either direction share one shape. */
export type Calls = Record<string, { request: unknown; reply: unknown }>;

/** Answers are data: an Error does not survive the message channel (Hypothesis' Result). */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } };
