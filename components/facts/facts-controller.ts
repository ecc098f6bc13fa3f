import type { ExtensionCalls } from '../../lib/messaging/protocol.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { createFactsCheck } from './facts-check.ts';
import type { FactsActions, FactsPanelState } from './facts-props.ts';

type Ask = <K extends keyof ExtensionCalls>(type: K, request: ExtensionCalls[K]['request']) => Promise<ExtensionCalls[K]['reply']>;

/** What the controls need of the page around them. */
export type FactsHost = {
  ask: Ask;
  now: () => number;
  later: (callback: () => void, milliseconds: number) => unknown;
  open: (url: string) => void;
  changed: (state: FactsPanelState) => void;
};

/** Bytes of the largest pack file that is read (12 MiB): a larger one is refused by its size, unread (packs.md T5). */
export const PACK_FILE_MOST = 12 * 1024 * 1024;
const POLL_MS = 250;
const START: FactsPanelState = {
  facts: null,
  checking: false,
  checked: null,
  automatic: null,
  track: null,
  changes: null,
  publishers: null,
  file: null,
  failed: false,
};

/** Bytes as base64, in pieces: one call with a million arguments would not return. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** State and actions of the reader's controls, for any page of the extension that shows them. */
export function createFactsController(host: FactsHost): {
  actions: FactsActions;
  start: () => Promise<void>;
  follow: (settings: Pick<Settings, 'automaticChecks' | 'factsTrack'>) => void;
} {
  const { ask } = host;
  let state = START;
  let polling = false;
  let chosen = 0;

  const set = (part: Partial<FactsPanelState>): void => {
    state = { ...state, ...part };
    host.changed(state);
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      if (state.failed) set({ failed: false });
    } catch {
      set({ failed: true });
    }
  };
  const readChanges = async (): Promise<void> => set({ changes: await ask('facts.changes', null) });

  function pollLater(): void {
    if (polling) return;
    polling = true;
    host.later(async () => {
      polling = false;
      if (!state.checking) return;
      await attempt(async () => set({ facts: await ask('facts.state', null) }));
      pollLater();
    }, POLL_MS);
  }

  const { check, actions: checking } = createFactsCheck({ ...host, state: () => state, set, attempt, follow: pollLater, reread: readChanges });

  /** The size is looked at first: of a file that is too large no byte is read. */
  async function readPack(file: File, fingerprint: string): Promise<void> {
    const turn = ++chosen;
    if (file.size > PACK_FILE_MOST) return set({ file: { phase: 'refused', refusal: { code: 'E_TOO_BIG' } } });
    set({ file: { phase: 'reading' } });
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      return set({ file: { phase: 'refused', refusal: { code: 'E_FILE' } } });
    }
    const base64 = base64Of(bytes);
    const given = fingerprint.trim();
    const answer = await ask('packs.inspect', { file: base64, ...(given !== '' && { fingerprint: given }) });
    if (turn !== chosen) return;
    set({
      file: 'refused' in answer ? { phase: 'refused', refusal: answer.refused } : { phase: 'asked', report: answer.report, file: base64, fingerprint: given },
    });
  }

  async function addPack(): Promise<void> {
    if (state.file?.phase !== 'asked') return;
    const { report, file, fingerprint } = state.file;
    set({ file: { phase: 'adding', report } });
    const answer = await ask('packs.add', { file, ...(fingerprint !== '' && { fingerprint }) });
    if ('refused' in answer) set({ file: { phase: 'refused', refusal: answer.refused } });
    else set({ publishers: answer.publishers, file: { phase: 'added', report } });
  }

  const actions: FactsActions = {
    ...checking,
    onAutomatic: (on) => void attempt(async () => set({ automatic: (await ask('settings.set', { automaticChecks: on })).automaticChecks })),
    onTrack: (track) =>
      void attempt(async () => {
        set({ track: (await ask('settings.set', { factsTrack: track })).factsTrack });
        if (!state.checking) await check();
      }),
    onAcknowledge: () =>
      void attempt(async () => {
        set({ facts: await ask('facts.acknowledge', null) });
        await readChanges();
      }),
    onOpen: (url) => host.open(url),
    onPackFile: (file, fingerprint) => void attempt(() => readPack(file, fingerprint)),
    onAddPack: () => void attempt(addPack),
    onLeavePack() {
      chosen += 1;
      set({ file: null });
    },
    onRemovePublisher: (repo) => void attempt(async () => set({ publishers: (await ask('packs.remove', { repo })).publishers, file: null })),
  };
  const start = (): Promise<void> =>
    attempt(async () => {
      const [facts, settings, changes, { publishers }] = await Promise.all([
        ask('facts.state', null),
        ask('settings.get', null),
        ask('facts.changes', null),
        ask('packs.list', null),
      ]);
      set({ facts, automatic: settings.automaticChecks, track: settings.factsTrack, changes, publishers });
    });
  // What was set elsewhere, or put back.
  const follow = (settings: Pick<Settings, 'automaticChecks' | 'factsTrack'>): void => set({ automatic: settings.automaticChecks, track: settings.factsTrack });
  return { actions, start, follow };
}
