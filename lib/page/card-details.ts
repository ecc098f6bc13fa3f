import type { ClaimDetail } from '../model/note.ts';

/** What is known of the rest of a card; null = not asked for. */
export type Detail = ClaimDetail | 'loading' | 'failed' | null;

/** A claim as one generation of facts has it. */
export type Wanted = { claim: string; generation: string };

/** The rest of cards, asked for once a claim and generation, and shared by all cards of a page. */
export type Details = {
  of: (wanted: Wanted) => Detail;
  /** Asks for it unless it is there or on its way. `changed` is called when it has come, or has not. */
  load: (wanted: Wanted, changed: () => void) => void;
};

const keyOf = ({ claim, generation }: Wanted): string => `${generation}\n${claim}`;

/** Nothing is known at first; a failed one can be asked for again. An answer that rests on other facts than the card counts as failed: a card never shows two generations. */
export function createDetails(ask: (claim: string) => Promise<ClaimDetail>): Details {
  const known = new Map<string, ClaimDetail | 'loading' | 'failed'>();
  return {
    of: (wanted) => known.get(keyOf(wanted)) ?? null,
    load(wanted, changed) {
      const key = keyOf(wanted);
      const present = known.get(key);
      if (present !== undefined && present !== 'failed') return;
      known.set(key, 'loading');
      const settle = (detail: ClaimDetail | 'failed'): void => {
        const mixed = detail !== 'failed' && detail.generation !== undefined && detail.generation !== wanted.generation;
        known.set(key, mixed ? 'failed' : detail);
        changed();
      };
      ask(wanted.claim).then(settle, () => settle('failed'));
    },
  };
}
