import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFactsController, PACK_FILE_MOST } from '../../../components/facts/facts-controller.ts';
import type { FactsPanelState } from '../../../components/facts/facts-props.ts';
import type { FactsState } from '../../../lib/messaging/protocol.ts';
import { DEFAULTS } from '../../../lib/settings/settings.ts';
import { FACTS } from '../../fixtures/notes.ts';

const facts: FactsState = { facts: FACTS, rung: 'current', freshness: 'fresh', channel: 'facts.example', checkedAt: 1, phase: 'idle', problem: null };
const newer: FactsState = { ...facts, facts: { ...FACTS, generation: 'b'.repeat(64) } };
const report = { repo: 'harbour', fingerprint: '0a1b', title: 'Harbour' };

let asked: { type: string; request: unknown }[];
let answers: Record<string, (request: never) => unknown>;
let timers: (() => unknown)[];
let state: FactsPanelState | undefined;

const made = () =>
  createFactsController({
    ask: (async (type: string, request: unknown) => {
      asked.push({ type, request });
      return answers[type]?.(request as never);
    }) as never,
    now: () => 1000,
    later: (callback) => timers.push(callback),
    open: vi.fn(),
    changed: (next) => (state = next),
  });
const types = (): string[] => asked.map(({ type }) => type);
const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 0));
/** A file of any size whose bytes are counted when they are read. */
function file(size: number, bytes = new Uint8Array([0x1f, 0x8b, 0])): { file: File; read: ReturnType<typeof vi.fn> } {
  const read = vi.fn(async () => bytes.buffer);
  return { file: { size, arrayBuffer: read } as unknown as File, read };
}

beforeEach(() => {
  asked = [];
  timers = [];
  state = undefined;
  answers = {
    'facts.state': () => facts,
    'settings.get': () => DEFAULTS,
    'settings.set': (change: object) => ({ ...DEFAULTS, ...change }),
    'facts.changes': () => ({ sets: [], reads: [], acknowledgedAt: 0 }),
    'facts.check': () => newer,
    'facts.stop': () => facts,
    'facts.goBack': () => facts,
    'packs.list': () => ({ publishers: [] }),
    'packs.inspect': () => ({ report }),
    'packs.add': () => ({ publishers: [{ repo: 'harbour', packs: [] }] }),
    'packs.remove': () => ({ publishers: [] }),
  };
});

describe('a check', () => {
  it('brings other facts, and what they changed with them', async () => {
    const { actions, start } = made();
    await start();
    actions.onCheck();
    expect(state).toMatchObject({ checking: true, checked: null });
    actions.onCheck();
    await settled();
    expect(types().filter((type) => type === 'facts.check')).toHaveLength(1);
    expect(types().at(-1)).toBe('facts.changes');
    expect(state).toMatchObject({ checking: false, checked: 'new', facts: newer });
  });

  it.each([
    ['none', facts],
    ['no-channel', { ...facts, channel: null }],
    ['problem', { ...facts, problem: { code: 'E_NET', at: 1000, kind: 'temporary' } }],
    ['busy', { ...facts, busy: true }],
  ] as const)('says how it ended: %s', async (ended, after) => {
    const { actions, start } = made();
    await start();
    answers['facts.check'] = () => after;
    actions.onCheck();
    await settled();
    expect(state?.checked).toBe(ended);
  });

  it('shows how far it is, and can be stopped', async () => {
    let end: (state: FactsState) => void = () => undefined;
    const { actions, start } = made();
    await start();
    answers['facts.check'] = () => new Promise((resolve) => (end = resolve));
    actions.onCheck();
    answers['facts.state'] = () => ({ ...facts, phase: 'downloading', progress: { done: 3, total: 9 } });
    await timers.shift()?.();
    expect(state?.facts).toMatchObject({ phase: 'downloading', progress: { done: 3 } });
    actions.onStop();
    end(facts);
    await settled();
    expect(types()).toContain('facts.stop');
    expect(state).toMatchObject({ checking: false, checked: 'stopped', facts });
  });

  it('that the background does not answer is said', async () => {
    const { actions, start } = made();
    await start();
    answers['facts.check'] = () => Promise.reject(new Error('gone'));
    actions.onCheck();
    await settled();
    expect(state).toMatchObject({ checking: false, checked: 'failed' });
  });
});

describe('a pack file', () => {
  it.each([PACK_FILE_MOST + 1, 2 * 1024 ** 3])('PK-T5 of %d bytes is refused by its size: no byte of it is read, and nobody is asked', async (size) => {
    const { actions } = made();
    const large = file(size);
    actions.onPackFile(large.file, '');
    await settled();
    expect(large.read).not.toHaveBeenCalled();
    expect(asked).toEqual([]);
    expect(state?.file).toEqual({ phase: 'refused', refusal: { code: 'E_TOO_BIG' } });
  });

  it('that cannot be read (a folder, a drive that is gone) is refused', async () => {
    const { actions } = made();
    actions.onPackFile({ size: 10, arrayBuffer: () => Promise.reject(new Error('NotFound')) } as unknown as File, '');
    await settled();
    expect(state?.file).toEqual({ phase: 'refused', refusal: { code: 'E_FILE' } });
  });

  it('is shown before anything is kept, and kept only when asked for, with the key that was given', async () => {
    const { actions } = made();
    const { file: chosen } = file(3);
    actions.onPackFile(chosen, ' 0a1b ');
    await settled();
    expect(asked).toEqual([{ type: 'packs.inspect', request: { file: btoa('\x1f\x8b\0'), fingerprint: '0a1b' } }]);
    expect(state?.file).toMatchObject({ phase: 'asked', report });
    actions.onAddPack();
    await settled();
    expect(asked.at(-1)).toEqual({ type: 'packs.add', request: { file: btoa('\x1f\x8b\0'), fingerprint: '0a1b' } });
    expect(state).toMatchObject({ file: { phase: 'added' }, publishers: [{ repo: 'harbour' }] });
  });

  it.each(['E_ENGINE', 'E_LOCKED', 'E_QUOTA'])('that is refused when it is put in place says so: %s', async (code) => {
    const { actions } = made();
    answers['packs.add'] = () => ({ refused: { code, needs: '9.0.0' } });
    actions.onPackFile(file(3).file, '');
    await settled();
    actions.onAddPack();
    await settled();
    expect(state?.file).toEqual({ phase: 'refused', refusal: { code, needs: '9.0.0' } });
  });

  it('that was left, or another chosen meanwhile, does not come back', async () => {
    let answer: (value: unknown) => void = () => undefined;
    answers['packs.inspect'] = () => new Promise((resolve) => (answer = resolve));
    const { actions } = made();
    actions.onPackFile(file(3).file, '');
    await settled();
    actions.onLeavePack();
    answer({ report });
    await settled();
    expect(state?.file).toBeNull();
  });
});

it('settings that were changed elsewhere are followed', async () => {
  const { start, follow, actions } = made();
  await start();
  expect(state).toMatchObject({ automatic: true, track: 'stable' });
  follow({ automaticChecks: false, factsTrack: 'preview' });
  expect(state).toMatchObject({ automatic: false, track: 'preview' });
  actions.onAutomatic(true);
  await settled();
  expect(state?.automatic).toBe(true);
});
