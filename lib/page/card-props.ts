import type { ClaimDetail, FactsLine, MuteScope, Note } from '../model/note.ts';

/** Looks a message up by its key. */
export type Translate = (key: string, substitutions?: Record<string, string | number>) => string;

/** What the card's view gets; `position.index` counts from 0. The view is handed in (components are no business of this room). */
export type CardProps = {
  note: Note;
  detail: ClaimDetail | 'loading' | 'failed' | null;
  facts: FactsLine;
  position: { index: number; total: number };
  theme: 'light' | 'dark';
  expanded: boolean;
  locale: string;
  t: Translate;
  onClose: () => void;
  onMore: (expanded: boolean) => void;
  onStep: (by: 1 | -1) => void;
  onCopied: () => void;
  onOpenRecord?: () => void;
  shape?: 'hover' | 'pinned' | 'sheet';
  onPin?: () => void;
  muted?: MuteScope | null;
  muteScopes?: readonly MuteScope[];
  site?: string;
  onMute?: (scope: MuteScope | null) => void;
  objected?: boolean;
  onObject?: (keep: boolean) => void;
};
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
