import type { PlainDate } from '../../lib/model/dates.ts';
import type { Note } from '../../lib/model/note.ts';
import type { Words } from '../page/PageShell.tsx';

/** A text that was compared with the record. */
export type Checked = {
  paragraphs: readonly string[];
  date: PlainDate | null;
  /** In the order of the text; null while they are not known. */
  notes: readonly Note[] | null;
  /** Characters that were left out because the text is longer than can be read at once. */
  omitted: number;
  failed: boolean;
};

export type CheckState = { text: string; date: PlainDate | null; checked: Checked | null };

export type CheckActions = {
  onText: (text: string) => void;
  onDate: (date: PlainDate | null) => void;
  onCheck: () => void;
  onEdit: () => void;
  /** Scrolls to a statement and opens its card. */
  onShow: (note: string) => void;
  /** The text stands on the page: marks can be put on it. */
  onShown: (place: HTMLElement) => void;
};

/** `today` = the reader's own day: no text has a later date. */
export type CheckProps = { state: CheckState; actions: CheckActions; today: PlainDate } & Words;
