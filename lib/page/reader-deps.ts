import type { FactsLine, Note } from '../model/note.ts';
import type { PagePart, PageText, StopReason } from '../model/page.ts';
import type { PageSettings } from '../settings/settings.ts';
import type { CardDeps } from './card-props.ts';
import type { SignWords } from './signs.ts';

/** The background's answer to a page's text. */
export type ReadReply = { notes: Note[]; facts: FactsLine; settings: PageSettings; silent?: 'off' | 'site-off' | 'no-facts' };

/** All that the reader needs from the extension; handed in, so that it runs in a test page as it does in a real one. */
export type ReaderDeps = CardDeps & {
  document: Document;
  view: Window;
  /** Sends the page's text and gets its notes. @throws when the worker died before it answered, or said no. */
  read: (page: PageText & PagePart) => Promise<ReadReply>;
  /** Is the extension still there? */
  alive: () => boolean;
  /** Changes when facts or settings have changed: asked when the page comes back from the back-forward cache. */
  stamp: () => Promise<string>;
  /** Does a text use any of the gate words? Changes of a page without notes are sent only then. */
  mentions: (text: string) => boolean;
  words: SignWords;
  /** Called once, when the reader has taken itself down, for whatever reason. */
  ended?: () => void;
  /** Open in test builds, closed in a release. */
  shadow: ShadowRootInit;
  language: { lang: string; dir: string };
  /** Waits between tries when the worker died; for tests. */
  retryWaits?: readonly number[];
};

/** What the background and the popup can ask of a reader (protocol.ts: ReaderCalls). */
export type Reader = {
  /** Scrolls to a note and opens its card with focus inside. */
  show: (note: string) => boolean;
  /** Reads the whole page again. */
  reread: () => Promise<void>;
  /** Takes everything down. */
  stop: () => void;
  /** Ids of the notes that are painted now. */
  painted: () => string[];
  /** Goes to the next or previous painted note. */
  step: (by: 1 | -1) => boolean;
  /** Shows or hides the marks until the page is left. */
  toggle: () => boolean;
  /** Are the marks hidden until the page is left? */
  hidden: () => boolean;
  /** Why the page's changes are no longer followed, or null. */
  stopped: () => StopReason | null;
  /** Resolves when the first reading is painted (or given up). */
  ready: Promise<void>;
};
