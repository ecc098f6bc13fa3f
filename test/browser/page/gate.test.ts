import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startGate } from '../../../lib/page/gate-life.ts';
import type { GateDeps } from '../../../lib/page/gate-life.ts';
import type { GateMarker } from '../../../lib/page/gate-marker.ts';
import { watchAdded } from '../../../lib/page/gate-watch.ts';
import { soon } from '../soon.ts';
import { emptyPage, pass } from './harness.ts';

const WORDS = {
  words: [
    ['OpenAI', 'ChatGPT'],
    ['Microsoft', 'Azure'],
  ],
  generation: 'g1',
};
const STORY = '<p>OpenAI and Microsoft agreed.</p>';
let gates: GateMarker[] = [];

/** Starts a gate on this test's own document; `scope` stands for the isolated world. */
async function gate(more: Partial<GateDeps> = {}): Promise<{ marker: GateMarker | null; nonces: string[]; scope: object }> {
  const nonces: string[] = [];
  const scope = more.scope ?? {};
  const open = async (nonce: string): Promise<{ reader: boolean }> => {
    nonces.push(nonce);
    return { reader: true };
  };
  const marker = await startGate({ document, view: window, alive: () => true, words: async () => WORDS, open, ...more, scope });
  if (marker) gates.push(marker);
  return { marker, nonces, scope };
}

/** Waits until a gate that was started before has looked through the page: its idle time, or the end of its patience, comes before ours. A busy browser may have no idle time at all. */
async function looked(): Promise<void> {
  await pass(0);
  await new Promise<void>((done) => requestIdleCallback(() => done(), { timeout: 10_000 }));
}

beforeEach(() => emptyPage());
afterEach(async () => {
  gates.forEach((one) => one.stop());
  gates = [];
  await emptyPage();
});

describe('the gate', () => {
  it('asks once where the words occur', async () => {
    document.body.innerHTML = STORY;
    const { nonces, marker } = await gate();
    await soon(() => expect(nonces).toHaveLength(1));
    expect(nonces[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(marker).toMatchObject({ state: 'asked', nonce: nonces[0] });
  });

  it('says nothing where they do not, and changes nothing', async () => {
    document.body.innerHTML = '<p>OpenAI alone.</p><p>The weather.</p>';
    const before = document.documentElement.outerHTML;
    const { nonces, marker } = await gate();
    await pass(300);
    expect(nonces).toEqual([]);
    expect(marker?.state).toBe('looking');
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('asks when the missing words are added, and keeps what it met before', async () => {
    document.body.innerHTML = '<p id="p">OpenAI alone.</p>';
    const { nonces } = await gate();
    await looked();
    document.body.append(Object.assign(document.createElement('script'), { type: 'text/plain', textContent: 'Microsoft' }));
    await pass(100);
    expect(nonces).toEqual([]);
    const text = document.querySelector('#p')?.firstChild;
    if (text) text.nodeValue = 'And Azure.';
    await soon(() => expect(nonces).toHaveLength(1));
  });

  it('does nothing without gate words, and may be started anew when there are some', async () => {
    document.body.innerHTML = STORY;
    const scope = {};
    expect((await gate({ scope, words: async () => null })).marker).toBeNull();
    expect((await gate({ scope, words: async () => ({ words: [], generation: '' }) })).marker).toBeNull();
    const { nonces } = await gate({ scope });
    await soon(() => expect(nonces).toHaveLength(1));
  });

  it('is there once: a second one of the same facts steps back, one of newer facts takes over', async () => {
    document.body.innerHTML = '<p>Nothing.</p>';
    const first = await gate();
    const second = await gate({ scope: first.scope });
    expect(second.marker).toBe(first.marker);
    const third = await gate({ scope: first.scope, words: async () => ({ ...WORDS, generation: 'g2' }) });
    expect(third.marker).not.toBe(first.marker);
    expect(first.marker?.state).toBe('stopped');
    document.body.innerHTML = STORY;
    await soon(() => expect(third.nonces).toHaveLength(1));
    expect(first.nonces.length + second.nonces.length).toBe(0);
  });

  it('starts anew after it was stopped, and watches no longer before that', async () => {
    document.body.innerHTML = '<p>Nothing.</p>';
    const first = await gate();
    await pass(50);
    first.marker?.stop();
    document.body.innerHTML = STORY;
    await pass(200);
    expect(first.nonces).toEqual([]);
    const second = await gate({ scope: first.scope });
    await soon(() => expect(second.nonces).toHaveLength(1));
  });

  it('asks again when the worker died, not when it said no', async () => {
    document.body.innerHTML = STORY;
    let calls = 0;
    const dying = async (): Promise<{ reader: boolean }> => {
      calls += 1;
      if (calls < 3) throw new Error('The message port closed before a response was received.');
      return { reader: true };
    };
    await gate({ open: dying });
    await soon(() => expect(calls).toBe(3));
    const refused = vi.fn(async () => ({ reader: false }));
    const { marker } = await gate({ open: refused });
    await soon(() => expect(marker?.state).toBe('stopped'));
    expect(refused).toHaveBeenCalledTimes(1);
  });

  it('asks no more once the reader is there, nor when the extension is gone', async () => {
    document.body.innerHTML = STORY;
    let calls = 0;
    const { marker } = await gate({
      open: async () => {
        calls += 1;
        const own = gates.at(-1);
        if (own) own.state = 'reading';
        throw new Error('The message port closed before a response was received.');
      },
    });
    await soon(() => expect(calls).toBe(1));
    await pass(1_200);
    expect([calls, marker?.state]).toEqual([1, 'reading']);
  });

  it('waits while the page is prerendered', async () => {
    document.body.innerHTML = STORY;
    let prerendering = true;
    Object.defineProperty(document, 'prerendering', { configurable: true, get: () => prerendering });
    const { nonces } = await gate();
    await pass(200);
    expect(nonces).toEqual([]);
    prerendering = false;
    document.dispatchEvent(new Event('prerenderingchange'));
    await soon(() => expect(nonces).toHaveLength(1));
    delete (document as { prerendering?: boolean }).prerendering;
  });

  it('starts over after a navigation inside the page: the old reader goes, the text is looked at again', async () => {
    document.body.innerHTML = STORY;
    const home = location.href;
    const { nonces, marker } = await gate();
    await soon(() => expect(nonces).toHaveLength(1));
    const reader = { start: vi.fn(), stop: vi.fn() };
    if (marker) Object.assign(marker, { reader, state: 'reading' });
    history.pushState(null, '', '#part');
    await pass(100);
    expect(reader.stop).not.toHaveBeenCalled();
    history.pushState(null, '', '/another/page');
    document.body.innerHTML = '<p>Nothing of it.</p>';
    await pass(700);
    expect(reader.stop).toHaveBeenCalledTimes(1);
    expect(reader.start).not.toHaveBeenCalled();
    history.pushState(null, '', '/a/third/page');
    document.body.innerHTML = STORY;
    await soon(() => expect(reader.start).toHaveBeenCalledTimes(1));
    expect(nonces).toHaveLength(1);
    history.replaceState(null, '', home);
  });
});

describe('watching what is added', () => {
  const add = (text: string): void => document.body.append(Object.assign(document.createElement('p'), { textContent: text }));

  it('ends after its limit of batches or of characters', async () => {
    const seen: string[] = [];
    const look = (text: string): boolean => {
      seen.push(text.trim());
      return false;
    };
    const byBatch = watchAdded(document.body, look, new AbortController().signal, { batches: 3, characters: 1_000, nodes: 100 });
    for (const text of ['one', 'two', 'three']) {
      add(text);
      await soon(() => expect(seen.at(-1)).toBe(text));
    }
    expect(await byBatch).toBe('limit');
    const bySize = watchAdded(document.body, look, new AbortController().signal, { batches: 100, characters: 50, nodes: 100 });
    add('x'.repeat(60));
    expect(await bySize).toBe('limit');
    const byNodes = watchAdded(document.body, look, new AbortController().signal, { batches: 100, characters: 5_000, nodes: 10 });
    for (let index = 0; index < 20; index += 1) add('x');
    expect(await byNodes).toBe('limit');
  });

  it('looks at a batch once, and at nothing that has no text', async () => {
    const seen: string[] = [];
    const life = new AbortController();
    const watching = watchAdded(document.body, (text) => seen.push(text.trim()) < 0, life.signal);
    for (const tag of ['div', 'img', 'style', 'script']) document.body.append(document.createElement(tag));
    await pass(100);
    expect(seen).toEqual([]);
    add('one');
    add('two');
    await soon(() => expect(seen).toEqual(['one two']));
    life.abort();
    expect(await watching).toBe('stopped');
  });
});
