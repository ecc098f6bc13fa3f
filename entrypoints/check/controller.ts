import type { CheckActions, CheckState } from '../../components/check/check-props.ts';
import { paragraphsOf } from '../../components/check/paragraphs.ts';
import type { ShownText } from '../../lib/page/shown-text.ts';

/** What the page needs of the browser. */
export type CheckHost = {
  /** Puts notes on the text that stands in `place`. */
  mark: (place: HTMLElement, date: string | null, signal: AbortSignal) => Promise<ShownText>;
  changed: (state: CheckState) => void;
};

/** The state of "Check a text", and what its actions do. The text lives in this page only. */
export function createCheck(host: CheckHost): { actions: CheckActions; start: () => void } {
  let state: CheckState = { text: '', date: null, checked: null };
  let life = new AbortController();
  let shown: ShownText | null = null;
  const set = (part: Partial<CheckState>): void => {
    state = { ...state, ...part };
    host.changed(state);
  };
  const stop = (): void => {
    life.abort();
    life = new AbortController();
    shown = null;
  };
  const mark = async (place: HTMLElement): Promise<void> => {
    stop();
    const { signal } = life;
    const settle = (part: Partial<NonNullable<CheckState['checked']>>): void => {
      if (!signal.aborted && state.checked) set({ checked: { ...state.checked, ...part } });
    };
    try {
      const marked = await host.mark(place, state.date, signal);
      if (signal.aborted) return;
      shown = marked;
      settle({ notes: marked.notes, omitted: marked.omitted });
    } catch {
      settle({ failed: true });
    }
  };
  return {
    start: () => set({}),
    actions: {
      onText: (text) => set({ text }),
      onDate: (date) => set({ date }),
      onCheck() {
        const paragraphs = paragraphsOf(state.text);
        if (paragraphs.length > 0) set({ checked: { paragraphs, date: state.date, notes: null, omitted: 0, failed: false } });
      },
      onEdit() {
        stop();
        set({ checked: null });
      },
      onShow: (note) => void shown?.show(note),
      onShown: (place) => void mark(place),
    },
  };
}
