import type { MuteScope } from '../model/note.ts';

/**
 * What a reader can set. Kept in `storage.local`, and only what differs from the defaults, so that a better default reaches
 * everybody who never chose (10ten's rule). Nothing private belongs here: content scripts can read this area.
 */
export type SiteMode = 'every' | 'chosen' | 'click';
export type Look = 'colour' | 'ink' | 'signs' | 'list';
/**
 * What opens a note of a mark: the pointer's rest, a click or tap alone, the pointer with that key held, or nothing on the mark itself. Signs, keys and the
 * popup open it in every mode; a click on the mark in all but `off`.
 */
export type Opening = 'rest' | 'click' | 'alt' | 'shift' | 'off';

export type Settings = {
  /** The switch for everything. */
  on: boolean;
  siteMode: SiteMode;
  look: Look;
  /** Mark every mention of a claim, or only the first. */
  allMentions: boolean;
  opening: Opening;
  /** Milliseconds that the pointer rests before a card opens, where rest opens it. */
  openDelay: number;
  /** Says the number of notes to screen readers, once a page (`sr.announce`). */
  announceCount: boolean;
  history: boolean;
  /** Days after the last visit that a page is kept: one of {@link RETENTIONS}. */
  historyDays: number;
  automaticChecks: boolean;
  /** Which of the channel's two pointers is followed. */
  factsTrack: 'stable' | 'preview';
  /** Which kinds of statement are marked on pages; the popup lists all. */
  markMatches: boolean;
  markDiffer: boolean;
  markChanged: boolean;
  markContext: boolean;
};

/** Nothing is dropped by age. */
export const FOR_EVER = 36_500;
/** How long pages can be kept, in days. */
export const RETENTIONS = [30, 90, 365, FOR_EVER] as const;

export const DEFAULTS: Settings = {
  on: true,
  siteMode: 'every',
  look: 'colour',
  allMentions: false,
  opening: 'rest',
  openDelay: 500,
  announceCount: false,
  history: true,
  historyDays: 90,
  automaticChecks: true,
  factsTrack: 'stable',
  markMatches: true,
  markDiffer: true,
  markChanged: true,
  markContext: true,
};

/** The settings a reader script needs in the page: none of them private. */
export type PageSettings = Pick<Settings, 'look' | 'allMentions' | 'openDelay'> &
  Partial<Pick<Settings, 'opening' | 'announceCount' | 'markMatches' | 'markDiffer' | 'markChanged' | 'markContext'>> & {
    /** Questions that the reader does not want marked here. */
    muted?: readonly { claim: string; scope: MuteScope }[];
  };
