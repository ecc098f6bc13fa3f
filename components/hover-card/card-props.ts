import type { ClaimDetail, FactsLine, MuteScope, Note } from '../../lib/model/note.ts';
import type { Translate } from '../../lib/words/messages.ts';

/** What the hover card is given, and what it tells. It asks nothing itself. */
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

/** What the card's parts share. */
export type CardPartProps = Pick<CardProps, 'note' | 'facts' | 'locale' | 't' | 'shape'>;
