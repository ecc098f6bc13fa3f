import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { mutesOf, scopeKey } from '../../../entrypoints/background/muting.ts';
import { reportHandlers } from '../../../entrypoints/background/reports.ts';
import type { Context } from '../../../entrypoints/background/context.ts';
import type { PageCaller } from '../../../lib/messaging/router.ts';
import { NOTES } from '../../fixtures/notes.ts';

const URL_A = 'https://news.example/a?utm=1#x';
const caller: PageCaller = { kind: 'page', tab: 7, document: 'd', url: URL_A, incognito: false, active: true };
const note = { ...NOTES['leaves-out'], id: 'n1' };

async function world() {
  fakeBrowser.reset();
  await fakeBrowser.storage.session.set({ 'tab:7': { url: URL_A, notes: [note], generation: 'g1' } });
  let cases: { id: number; page: string; claim: string; quote: string }[] = [];
  const history = {
    mute: vi.fn(async () => undefined),
    unmute: vi.fn(async () => undefined),
    cases: async () => cases,
    addCase: vi.fn(async (one: never) => cases.push({ ...(one as object), id: cases.length + 1 } as never)),
    removeCase: vi.fn(async (id: number) => void (cases = cases.filter((one) => one.id !== id))),
  };
  return { history, handlers: reportHandlers({ history } as unknown as Context) };
}

describe('how far a mute goes', () => {
  it('is kept by address, by site, or for everything, and read back for a page', () => {
    expect((['page', 'site', 'everywhere'] as const).map((scope) => scopeKey(URL_A, scope))).toEqual(['https://news.example/a', 'news.example', '*']);
    const rows = [
      { claim: 'here', scope: 'https://news.example/a' },
      { claim: 'there', scope: 'https://news.example/b' },
      { claim: 'site', scope: 'news.example' },
      { claim: 'other', scope: 'b.example' },
      { claim: 'all', scope: '*' },
    ];
    expect(mutesOf(URL_A, rows)).toEqual([
      { claim: 'here', scope: 'page' },
      { claim: 'site', scope: 'site' },
      { claim: 'all', scope: 'everywhere' },
    ]);
  });

  it('finds a page again whose address is longer than a scope', () => {
    const long = `https://news.example/${'x'.repeat(400)}`;
    expect(mutesOf(long, [{ claim: 'c', scope: scopeKey(long, 'page') }])).toEqual([{ claim: 'c', scope: 'page' }]);
  });
});

describe('what a page may report (DESIGN.md section 2)', () => {
  it('mutes only what it was given a note on, under its own address, and nothing from a private window', async () => {
    const { history, handlers } = await world();
    await handlers['note.mute']({ claim: note.claim, scope: 'site' }, caller);
    expect(history.mute).toHaveBeenCalledWith(expect.objectContaining({ claim: note.claim, scope: 'news.example' }));
    await handlers['note.mute']({ claim: 'another-claim', scope: 'everywhere' }, caller);
    await handlers['note.mute']({ claim: note.claim, scope: 'page' }, { ...caller, incognito: true });
    await handlers['note.unmute']({ claim: note.claim, scope: 'page' }, { ...caller, incognito: true });
    expect(history.mute).toHaveBeenCalledTimes(1);
    expect(history.unmute).not.toHaveBeenCalled();
    await handlers['note.unmute']({ claim: note.claim, scope: 'site' }, caller);
    expect(history.unmute).toHaveBeenCalledWith(note.claim, 'news.example');
  });

  it('keeps a case once, in the words that were found, and drops it again', async () => {
    const { history, handlers } = await world();
    expect(await handlers['match.case']({ note: 'n1', keep: true }, caller)).toEqual({ kept: true });
    expect(await handlers['match.case']({ note: 'n1', keep: true }, caller)).toEqual({ kept: true });
    expect(history.addCase).toHaveBeenCalledTimes(1);
    expect(await history.cases()).toMatchObject([{ page: 'https://news.example/a', claim: note.claim, quote: note.quote, cue: note.why.cue }]);
    expect(await handlers['match.case']({ note: 'nobody', keep: true }, caller)).toEqual({ kept: false });
    expect(await handlers['match.case']({ note: 'n1', keep: true }, { ...caller, incognito: true })).toEqual({ kept: false });
    expect(await handlers['match.case']({ note: 'n1', keep: false }, caller)).toEqual({ kept: false });
    expect(await history.cases()).toEqual([]);
  });
});
