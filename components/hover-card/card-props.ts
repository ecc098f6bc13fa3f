import type { ClaimDetail, FactsLine, Note } from '../../lib/model/note.ts';
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
};

/** What the card's parts share. */
export type CardPartProps = Pick<CardProps, 'note' | 'facts' | 'locale' | 't'>;
