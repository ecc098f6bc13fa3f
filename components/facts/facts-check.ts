import type { ExtensionCalls, FactsState } from '../../lib/messaging/protocol.ts';
import { checkResult } from '../popup/facts-words.ts';
import type { CheckResult } from '../popup/popup-props.ts';
import type { FactsActions } from './facts-props.ts';

/** The part of a page's state that a check changes. */
type CheckState = { facts: FactsState | null; checking: boolean; checked: CheckResult | null };

/** What a check needs of the page that shows it. */
type CheckHost = {
  ask: <K extends keyof ExtensionCalls>(type: K, request: ExtensionCalls[K]['request']) => Promise<ExtensionCalls[K]['reply']>;
  /** Milliseconds since the epoch. */
  now: () => number;
  state: () => CheckState;
  set: (part: Partial<CheckState>) => void;
  /** Runs what may get no answer, and says so on the page if it gets none. */
  attempt: (work: () => Promise<void>) => Promise<void>;
  /** Looks at the progress from time to time, as long as a check runs. */
  follow: () => void;
  /** Reads again what rests on the facts: a check has ended (how, stands in the state), or older facts are in use. */
  reread: () => Promise<void>;
};

/** "Check now", "Stop", "Back to the previous facts" and "Make room", for any page of the extension that offers them. */
export function createFactsCheck({ ask, now, state, set, attempt, follow, reread }: CheckHost): {
  check: () => Promise<void>;
  actions: Pick<FactsActions, 'onCheck' | 'onStop' | 'onGoBack' | 'onMakeRoom'>;
} {
  let stopped = false;

  async function check(): Promise<void> {
    const [before, startedAt] = [state().facts, now()];
    stopped = false;
    set({ checking: true, checked: null });
    follow();
    try {
      const after = await ask('facts.check', null);
      const ended = checkResult(before, after, startedAt);
      set({ facts: after, checking: false, checked: stopped && ended === 'none' ? 'stopped' : ended });
      await attempt(reread);
    } catch {
      set({ checking: false, checked: 'failed' });
    }
  }

  return {
    check,
    actions: {
      onCheck: () => void (state().checking || check()),
      onStop: () =>
        void attempt(async () => {
          stopped = true;
          set({ facts: await ask('facts.stop', null) });
        }),
      onGoBack: () =>
        void attempt(async () => {
          set({ facts: await ask('facts.goBack', null), checked: null });
          await reread();
        }),
      onMakeRoom: (by) => void attempt(async () => set({ facts: await ask('facts.makeRoom', { by }) })).then(() => void check()),
    },
  };
}
