import type { PanelState } from '../../components/panel/PanelPage.tsx';
import type { ExtensionCalls } from '../../lib/messaging/protocol.ts';

type Ask = <K extends keyof ExtensionCalls>(type: K, request: ExtensionCalls[K]['request']) => Promise<ExtensionCalls[K]['reply']>;

/** What the panel needs of the browser. */
export type PanelHost = {
  ask: Ask;
  /** The tab in front of the panel's window. */
  front: () => Promise<{ tabId: number | null; secret: boolean }>;
  later: (callback: () => void, milliseconds: number) => unknown;
  changed: (state: PanelState) => void;
};

const POLL_MS = 500;
/** A tab that has just come to the front or loaded is looked at this often more: its page may still be read. */
const SECOND_LOOKS = 6;

/** The panel's state: it looks at the tab in front, again when told that another one is (`look`), and while that one is read. */
export function createPanel(host: PanelHost): { look: () => Promise<void>; onShow: (note: string) => void } {
  let state: PanelState = { tabId: null, tab: null, facts: null, secret: false };
  let [turn, looks] = [0, 0];
  const set = (part: Partial<PanelState>): void => {
    state = { ...state, ...part };
    host.changed(state);
  };
  const read = async (mine: number): Promise<void> => {
    try {
      const { tabId, secret } = await host.front();
      if (mine !== turn) return;
      if (tabId !== state.tabId) set({ tabId, secret, tab: null });
      const [tab, { facts }] = await Promise.all([tabId === null ? null : host.ask('tab.state', { tab: tabId }), host.ask('facts.state', null)]);
      if (mine !== turn) return;
      set({ tab, facts });
      if (tab?.status === 'reading' || looks-- > 0) host.later(() => void (mine === turn && read(mine)), POLL_MS);
    } catch {
      if (mine === turn) set({ tab: 'failed' });
    }
  };
  return {
    look() {
      looks = SECOND_LOOKS;
      return read(++turn);
    },
    onShow(note) {
      if (state.tabId !== null) void host.ask('tab.show', { tab: state.tabId, note }).catch(() => set({ tab: 'failed' }));
    },
  };
}
