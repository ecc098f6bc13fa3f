import type { ClaimDetail } from '../model/note.ts';

/** What is known of the rest of a card; null = not asked for. */
export type Detail = ClaimDetail | 'loading' | 'failed' | null;

/** The rest of cards, asked for once a claim and shared by all cards of a page. */
export type Details = {
  of: (claim: string) => Detail;
  /** Asks for it unless it is there or on its way. `changed` is called when it has come, or has not. */
  load: (claim: string, changed: () => void) => void;
};

/** Nothing is known at first; a failed one can be asked for again. */
export function createDetails(ask: (claim: string) => Promise<ClaimDetail>): Details {
  const known = new Map<string, ClaimDetail | 'loading' | 'failed'>();
  return {
    of: (claim) => known.get(claim) ?? null,
    load(claim, changed) {
      const present = known.get(claim);
      if (present !== undefined && present !== 'failed') return;
      known.set(claim, 'loading');
      const settle = (detail: ClaimDetail | 'failed'): void => {
        known.set(claim, detail);
        changed();
      };
      ask(claim).then(settle, () => settle('failed'));
    },
  };
}
