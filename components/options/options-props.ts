import type { ComponentChildren } from 'preact';
import type { FactsState, MatchCase } from '../../lib/messaging/protocol.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { CheckResult } from '../popup/popup-props.ts';
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
  facts: FactsState | null;
  checking: boolean;
  checked: CheckResult | null;
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
  onCheck: () => void;
  onReset: () => void;
  onUndoReset: () => void;
};

/** `facts` = the controls of the facts, where another view is to stand in their place. `now` in milliseconds since the epoch. */
export type OptionsProps = {
  state: OptionsState;
  actions: OptionsActions;
  facts?: ComponentChildren;
  version: string;
  language: string;
  now: number;
  timeZone?: string;
} & Words;
