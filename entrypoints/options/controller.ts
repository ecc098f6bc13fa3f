import type { OptionsActions, OptionsState } from '../../components/options/options-props.ts';
import type { ExtensionCalls } from '../../lib/messaging/protocol.ts';
import { DEFAULTS, type Settings } from '../../lib/settings/settings.ts';

type Ask = <K extends keyof ExtensionCalls>(type: K, request: ExtensionCalls[K]['request']) => Promise<ExtensionCalls[K]['reply']>;

/** What the settings page needs of the browser. */
export type OptionsHost = {
  ask: Ask;
  mayRead: () => Promise<boolean>;
  askToRead: () => Promise<boolean>;
  /** What the commands do, and their keys; null where the browser has none. */
  shortcuts: () => Promise<OptionsState['shortcuts']>;
  openShortcuts: () => void;
  changed: (state: OptionsState) => void;
};

const START: OptionsState = {
  settings: null,
  sites: null,
  mutes: null,
  cases: null,
  pages: null,
  access: null,
  shortcuts: null,
  failed: false,
  said: null,
  before: null,
};

/** The settings page's state, and what its actions do: everything is saved at once. */
export function createOptions(host: OptionsHost): { actions: OptionsActions; start: () => Promise<void>; follow: (settings: Settings) => void } {
  const { ask } = host;
  let state = START;
  const set = (part: Partial<OptionsState>): void => {
    state = { ...state, ...part };
    host.changed(state);
  };
  const say = (key: string): Partial<OptionsState> => ({ said: { key, times: (state.said?.times ?? 0) + 1 }, failed: false });
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch {
      set({ failed: true, said: null });
    }
  };
  const lists = async (): Promise<void> => {
    const [{ sites }, { mutes }, { cases }, { total }] = await Promise.all([
      ask('site.list', null),
      ask('mute.list', null),
      ask('case.list', null),
      ask('history.list', { limit: 1 }),
    ]);
    set({ sites, mutes, cases, pages: total });
  };
  const save = (change: Partial<Settings>, word: string, part: Partial<OptionsState> = { before: null }): Promise<void> =>
    attempt(async () => set({ settings: await ask('settings.set', change), ...say(word), ...part }));
  /** A site or a mute: told to the background, then the lists are looked at again. */
  const tell = (work: () => Promise<unknown>): Promise<void> =>
    attempt(async () => {
      await work();
      await lists();
      set(say('opt.saved'));
    });

  return {
    follow: (settings) => set({ settings }),
    async start() {
      set({});
      await attempt(async () => set({ settings: await ask('settings.get', null) }));
      await Promise.all([
        attempt(lists),
        attempt(async () => set({ access: await host.mayRead() })),
        attempt(async () => set({ shortcuts: await host.shortcuts() })),
      ]);
    },
    actions: {
      onSet: (change) => void save(change, 'opt.saved'),
      onSiteAdd: (site) => void tell(() => ask('site.switch', { site, on: true })),
      onSiteForget: (site) => void tell(() => ask('site.forget', { site })),
      onUnmute: (claim, scope) => void tell(() => ask('mute.forget', { claim, scope })),
      onCasesForget: () => void tell(() => ask('case.forget', null)),
      onAllow: () => void host.askToRead().then((access) => set({ access })),
      onShortcuts: () => host.openShortcuts(),
      onReset: () => void save(DEFAULTS, 'opt.reset.done', { before: state.settings }),
      onUndoReset: () => void (state.before && save(state.before, 'opt.saved')),
    },
  };
}
