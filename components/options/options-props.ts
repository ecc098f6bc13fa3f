import type { ComponentChildren } from 'preact';
import type { MatchCase } from '../../lib/model/history.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { Words } from '../page/PageShell.tsx';

/** All that the settings page shows. `null` = not known yet. */
export type OptionsState = {
  settings: Settings | null;
  /** Sites that the reader switched by hand. */
  sites: readonly { site: string; on: boolean }[] | null;
  /** Claims that are not marked; scope `*` = everywhere, else a site. */
  mutes: readonly { claim: string; title: string; scope: string }[] | null;
  /** Matches that the reader objected to. */
  cases: readonly MatchCase[] | null;
  /** Pages in the history. */
  pages: number | null;
  /** Has the browser given leave to read pages? */
  access: boolean | null;
  /** What the commands do, and the keys that they have now; null where the browser has no commands. */
  shortcuts: readonly { name: string; keys: string }[] | null;
  failed: boolean;
  /** Key of what was last said ("Saved"), and how often: the same word twice is said twice. */
  said: { key: string; times: number } | null;
  /** The settings before they were put back. */
  before: Settings | null;
};

export type OptionsActions = {
  onSet: (change: Partial<Settings>) => void;
  onSiteAdd: (site: string) => void;
  onSiteForget: (site: string) => void;
  onUnmute: (claim: string, scope: string) => void;
  onCasesForget: () => void;
  onAllow: () => void;
  /** Opens the browser's own page of shortcuts. */
  onShortcuts: () => void;
  onReset: () => void;
  onUndoReset: () => void;
};

/** `facts` = the controls of the facts; `history` = those of the history, where another view is to stand in their place. */
export type OptionsProps = {
  state: OptionsState;
  actions: OptionsActions;
  facts: ComponentChildren;
  history?: ComponentChildren;
  version: string;
  language: string;
} & Words;
