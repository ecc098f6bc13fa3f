import type { HistoryPage } from '../model/history.ts';
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

/** A match that the reader objected to: which words of which page, under which rule and facts. */
export type MatchCase = { id?: number; at: number; page: string; claim: string; cue: string; quote: string; generation: string };

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
  /** The marks are hidden until the page is left. */
  hidden?: boolean;
};

/** State of the fact base, in codes that the interface words. */
export type FactsState = {
  facts: FactsLine | null;
  /** Where the facts in use came from, from best to worst (packs.md 2.2). */
  rung: 'current' | 'previous' | 'bundled' | 'memory' | 'none';
  freshness: 'unconfirmed' | 'fresh' | 'stale' | 'held' | 'pinned';
  /** Is a channel built in? Without one the bundled facts are all there is. */
  channel: string | null;
  checkedAt: number | null;
  phase: 'idle' | 'checking' | 'downloading' | 'applying';
  /** Last problem: a PackError code, and when. */
  problem: { code: string; at: number; kind: 'temporary' | 'needs-you' | 'refused' | 'damaged' } | null;
};

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
  'history.list': { request: { search?: string; limit?: number }; reply: { pages: HistoryPage[]; total: number } };
  'history.remove': { request: { key: string }; reply: { removed: HistoryPage | null } };
  'history.restore': { request: { pages: HistoryPage[] }; reply: null };
  'history.erase': { request: null; reply: { pages: number } };
  'claim.detail': { request: { claim: string }; reply: ClaimDetail };

  /** One question of the record, whole; with `on` also what it said on that day. */
  'record.view': { request: { claim: string; on?: PlainDate }; reply: RecordView };
  /** The record's questions that hold these words, or all. */
  'record.search': { request: { search: string; limit: number }; reply: { claims: RecordHit[]; total: number; facts: FactsLine } };
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

/** Calls of either direction share one shape. */
export type Calls = Record<string, { request: unknown; reply: unknown }>;

/** Answers are data: an Error does not survive the message channel (Hypothesis' Result). */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } };
