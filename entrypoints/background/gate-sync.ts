import { browser } from 'wxt/browser';
import { gateWords } from '../../lib/match/gate-words.ts';
import type { Context } from './context.ts';
import { syncGate } from './gate-registration.ts';

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

let running: Promise<void> | null = null;
let again = false;

/**
 * One synchronisation at a time; a call during a run makes it run once more at its end, with what is true then.
 * (Two overlapping unregister-register pairs would fail on a duplicate id.)
 */
export function syncGateOnce(context: Pick<Context, 'facts' | 'others' | 'settings' | 'switches'>): Promise<void> {
  if (running) {
    again = true;
    return running;
  }
  const run = async (): Promise<void> => {
    do {
      again = false;
      await keepGateWords(context);
      await syncGate(await context.settings(), await context.switches());
    } while (again);
  };
  running = run().finally(() => {
    running = null;
  });
  return running;
}
