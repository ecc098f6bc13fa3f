import type { ClaimDetail, FactsLine, MuteScope, Note } from '../model/note.ts';
import type { Translate } from '../words/messages.ts';

/** What the card's view is given, and what it tells. It asks nothing itself, and it is handed in: components are no business of this room. */
export type CardProps = {
  note: Note;
  /** The rest of the card: null until it was asked for. */
  detail: ClaimDetail | 'loading' | 'failed' | null;
  facts: FactsLine;
  /** Which of the page's notes this is; `index` counts from 0. */
  position: { index: number; total: number };
  /** Follows the page's background, not the system (ux.md 2.10). */
  theme: 'light' | 'dark';
  expanded: boolean;
  locale: string;
  t: Translate;
  onClose: () => void;
  /** More or Less was pressed. Also called with true again when loading the detail failed and the reader asks once more. */
  onMore: (expanded: boolean) => void;
  /** Next or previous note; the one after the last is the first. */
  onStep: (by: 1 | -1) => void;
  /** The citation stands in the clipboard. */
  onCopied: () => void;
  /** Opens the full record; the action is left out where there is none. */
  onOpenRecord?: () => void;
  /** `hover` follows its mark, `pinned` stands beside the text, `sheet` comes from below for fingers. Left out: `hover`. */
  shape?: 'hover' | 'pinned' | 'sheet';
  /** Pins, or unpins a pinned card. Left out where nothing can be pinned. */
  onPin?: () => void;
  /** How far this question is muted. */
  muted?: MuteScope | null;
  /** How far it can be muted, and the name of the site. */
  muteScopes?: readonly MuteScope[];
  site?: string;
  /** Mutes the question, or with null takes that back. Left out where nothing is marked for long. */
  onMute?: (scope: MuteScope | null) => void;
  /** The reader has said that the note does not fit these words. */
  objected?: boolean;
  /** Keeps that as a case, or drops it. Left out where nothing is kept. */
  onObject?: (keep: boolean) => void;
};

/** A card that stands on the page: give it new props, or take it down. */
export type MountedCard = { update(props: CardProps): void; unmount(): void };
export type MountCard = (root: HTMLElement, props: CardProps) => MountedCard;

/** What the cards of a page need from the extension. */
export type CardDeps = {
  /** The card's view, or null while its script has not come. */
  mounter: () => MountCard | null;
  t: Translate;
  locale: string;
  /** The rest of a card. Asked once a claim. */
  detail: (claim: string) => Promise<ClaimDetail>;
  /** A card was open for a second. */
  seen: (claim: string, quote: string) => void;
  openRecord?: (claim: string, note: string) => void;
  /** Keeps that a question is not to be marked, or takes that back. Left out where nothing is kept: a mute then holds for this page alone, while it is open. */
  mute?: (claim: string, scope: MuteScope, on: boolean) => void;
  /** Keeps a match that the reader objects to, or takes that back. */
  objected?: (note: string, keep: boolean) => void;
};
