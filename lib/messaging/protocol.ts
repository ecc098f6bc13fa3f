import type { ChangeNews, ChangeSet, ReadChange } from '../model/changes.ts';
import type {
  Decisions,
  HistoryDigest,
  HistoryGroup,
  HistoryList,
  HistoryPage,
  HistoryQuery,
  HistoryState,
  ImportCount,
  MatchCase,
  PageDetail,
  Removed,
} from '../model/history.ts';
import type { PlainDate } from '../model/dates.ts';
import type { ClaimDetail, FactsLine, MuteScope, Note } from '../model/note.ts';
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
  /** A question is not to be marked, or is again. For the page's own address and site, by the browser's word. Refused to private windows. */
  'note.mute': { request: { claim: string; scope: MuteScope }; reply: null };
  'note.unmute': { request: { claim: string; scope: MuteScope }; reply: null };
  /** "This is no such statement" was pressed for a note of this page, or taken back. Kept on this computer, exported by hand only. Refused to private windows. */
  'match.case': { request: { note: string; keep: boolean }; reply: { kept: boolean } };
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
  'reader.painted': { request: null; reply: { notes: string[]; stopped?: StopReason; hidden?: boolean } };
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
  /** A statement for which the page was opened from the history, and that is not on it any more. */
  gone?: string;
  timings: Record<string, number>;
  /** The marks are hidden until the page is left. */
  hidden?: boolean;
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
  /** Rows, newest visit first; `offset` and `limit` page through them (200 rows unless told, 500 at most). */
  'history.list': { request: HistoryQuery; reply: HistoryList };
  /** `where` narrows the pages down that are counted. */
  'history.groups': { request: { by: 'claim' | 'site'; where?: HistoryQuery }; reply: { groups: HistoryGroup[] } };
  'history.page': { request: { key: string }; reply: PageDetail | null };
  /** One or several pages taken out; keys that are not here are passed over. */
  'history.remove': { request: { keys: string[] }; reply: Removed };
  /** All pages and the dates set for them. Pins go with their pages; mutes, sites and cases stay. */
  'history.erase': { request: null; reply: Removed };
  /** Puts back what a removal or an erasure took out, in any window, until its time is over. */
  'history.undo': { request: { token: string }; reply: { pages: number } };
  /** Opens a page of the history in a new tab. False where it is not in the history any more. */
  'history.open': { request: { key: string }; reply: { opened: boolean } };
  /** The reader opened a page of the history at a statement, by a link: shows the note there. `found` is null where Obelus does not read the page. */
  'history.seek': { request: { key: string; place: { claim: string; quote: string } }; reply: { found: boolean | null } };
  'history.pin': { request: { keys: string[]; pinned: boolean }; reply: { pages: number } };
  'history.state': { request: null; reply: HistoryState };
  /** What became of the pages that were read, by claim: for a banner or a digest. */
  'history.digest': { request: null; reply: HistoryDigest };
  /** The reader has looked at the changed readings: `HistoryState.news` is 0 again. */
  'history.acknowledge': { request: null; reply: null };
  /** Pages for a file, whole; first with `after: 0`, then with `next` until it is null. `keys` takes these alone. */
  'history.export': { request: { after: number; keys?: string[] }; reply: { pages: HistoryPage[]; next: number | null } };
  'history.decisions': { request: null; reply: Decisions };
  /** Adds a part of a file, or only says what it would add (`dry`). At most 200 pages at a time; lib/export/exchange.ts makes the parts. */
  'history.import': {
    request: { pages: HistoryPage[]; decisions?: Partial<Decisions>; settings?: Record<string, string | number | boolean>; dry: boolean };
    reply: ImportCount;
  };
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
  /** Matches that the reader objected to. */
  'case.list': { request: null; reply: { cases: MatchCase[] } };
  'case.forget': { request: null; reply: null };
  /** Shows or hides the marks of a tab's page until it is left. */
  'tab.marks': { request: { tab: number }; reply: { hidden: boolean } };
};

/** What happened to the history: a page was read, pages were taken out or put back, pinned, added from a file, found changed by new facts, or looked at. */
export type HistoryChange = 'read' | 'removed' | 'restored' | 'pinned' | 'added' | 'changed' | 'looked';

/** Background → every open page of the extension, unasked and unanswered: what is shown may be out of date. */
export type Announcement = { announce: 'history'; change: HistoryChange };

/** Calls of either direction share one shape. */
export type Calls = Record<string, { request: unknown; reply: unknown }>;

/** Answers are data: an Error does not survive the message channel (Hypothesis' Result). */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } };
