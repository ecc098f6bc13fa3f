import type { FactBase } from '../../lib/sync/facts.ts';
import type { History } from '../../lib/store/history.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { OtherPacks } from './other-packs.ts';
import type { Weights } from '../../lib/match/learned/weights.ts';
import type { SiteSwitches } from './sites.ts';

/** What the handlers of the background share: the fact base, the history, settings and site switches. Nothing here is state of its own. */
export type Context = {
  facts: FactBase;
  /** Packs of other publishers, which came by file. */
  others: OtherPacks;
  /** What reads sentences in which no cue fits; undefined where it cannot be read. */
  weights(): Promise<Weights | undefined>;
  history: History;
  settings(): Promise<Settings>;
  switches(): Promise<SiteSwitches>;
  /** Makes registration and gate words follow settings, sites and facts. */
  syncGate(): Promise<void>;
};

/** Site switches as two lists. A history database that cannot be opened switches nothing. */
export async function readSwitches(history: History): Promise<SiteSwitches> {
  const rows = await history.sites().catch(() => []);
  return { on: rows.filter((row) => row.on).map((row) => row.site), off: rows.filter((row) => !row.on).map((row) => row.site) };
}
