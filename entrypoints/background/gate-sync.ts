import { browser } from 'wxt/browser';
import { gateWords } from '../../lib/match/gate-words.ts';
import type { Context } from './context.ts';
import { syncGate } from './gate-registration.ts';
import { oneRun } from './one-run.ts';

/** Keeps the gate words of the facts in use where gates read them, written only when they changed. Public facts only. */
export async function keepGateWords(context: Pick<Context, 'facts' | 'others'>): Promise<void> {
  const own = await context.facts.record();
  const records = own ? [own, ...(await context.others.records()).map(({ record }) => record)] : [];
  // Side by side: a page is about any of the packs when it names something of the one side and something of the other.
  const sides = records.map(gateWords);
  const words = [0, 1].map((side) => [...new Set(sides.flatMap((groups) => groups[side] ?? []))].sort());
  const gate = own ? { words, generation: records.map(({ generation }) => generation).join(' ') } : { words: [], generation: '' };
  const { gate: known } = await browser.storage.local.get('gate');
  if ((known as { generation?: string } | undefined)?.generation !== gate.generation) await browser.storage.local.set({ gate });
}

/** Keeps words and registration of the gate as they must be. One run at a time: two overlapping unregister-register pairs would fail on a duplicate id. */
export const syncGateOnce = oneRun(async (context: Pick<Context, 'facts' | 'others' | 'settings' | 'switches'>) => {
  await keepGateWords(context);
  await syncGate(await context.settings(), await context.switches());
});
