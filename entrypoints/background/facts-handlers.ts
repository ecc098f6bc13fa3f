import type { ExtensionCalls, PackFileRefusal } from '../../lib/messaging/protocol.ts';
import type { ExtensionHandlers } from '../../lib/messaging/router.ts';
import type { Context } from './context.ts';
import { readSince } from './read-changes.ts';

type FactsCalls = Extract<keyof ExtensionCalls, `facts.${string}` | `packs.${string}`>;

/** Days that "trim the history" leaves when the reader wants room for facts (ux.md 2.9). */
const TRIMMED_DAYS = 30;

/** A file that is refused is an answer, with its code; only what nobody foresaw is an error. */
async function orRefusal<T>(work: () => Promise<T>): Promise<T | { refused: PackFileRefusal }> {
  try {
    return await work();
  } catch (error) {
    const { code, needs } = error as { code?: unknown; needs?: unknown };
    if (typeof code !== 'string') throw error;
    return { refused: { code, ...(typeof needs === 'string' && { needs }) } };
  }
}

/** What the extension's own pages may ask of the facts: the reader's controls (issue 6, packs.md 1.8 and 2.4). */
export function createFactsHandlers(context: Context): Pick<ExtensionHandlers, FactsCalls> {
  return {
    'facts.state': () => context.facts.state(),
    'facts.check': () => context.facts.check(),
    'facts.stop': () => context.facts.stop(),
    'facts.goBack': () => context.facts.goBack(),
    'facts.changes': async () => ({ ...(await readSince(context)), sets: (await context.facts.changes()).sets }),
    'facts.reads': ({ claim }) => readSince(context, claim),
    'facts.acknowledge': () => context.facts.acknowledge(),
    'facts.makeRoom': async ({ by }) => {
      if (by === 'previous') return context.facts.dropPrevious();
      await context.history.trim(TRIMMED_DAYS, Date.now());
      return context.facts.state();
    },
    'packs.list': async () => ({ publishers: await context.others.list() }),
    'packs.inspect': ({ file, fingerprint }) => orRefusal(async () => ({ report: await context.others.inspect(file, fingerprint) })),
    'packs.add': ({ file, fingerprint }) => orRefusal(async () => ({ publishers: await context.others.add(file, fingerprint) })),
    'packs.remove': async ({ repo }) => ({ publishers: await context.others.remove(repo) }),
  };
}
