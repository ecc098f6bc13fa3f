import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createRateLimit } from '../../../lib/messaging/rate-limit.ts';
import { callerOf, createRouter, type ExtensionHandlers, type PageHandlers, type Sender } from '../../../lib/messaging/router.ts';
import { EXTENSION_SCHEMAS, MESSAGE_LIMIT, PAGE_SCHEMAS, PAGE_TEXT_LIMIT } from '../../../lib/messaging/schemas.ts';

const own = { id: 'abc', origin: 'chrome-extension://abc/' };
const page: Sender = {
  id: 'abc',
  url: 'https://news.example/a',
  origin: 'https://news.example',
  frameId: 0,
  documentId: 'd1',
  tab: { id: 7, url: 'https://news.example/a', incognito: false },
};
const popup: Sender = { id: 'abc', url: 'chrome-extension://abc/popup.html', origin: 'chrome-extension://abc', tab: { id: 8 }, frameId: 0 };

const handlersFor = (types: string[]) => Object.fromEntries(types.map((type) => [type, vi.fn(async () => type)]));

function setUp(burst = 1000) {
  const pageHandlers = handlersFor(Object.keys(PAGE_SCHEMAS));
  const extensionHandlers = handlersFor(Object.keys(EXTENSION_SCHEMAS));
  const router = createRouter({
    ...own,
    page: pageHandlers as unknown as PageHandlers,
    extension: extensionHandlers as unknown as ExtensionHandlers,
    limit: createRateLimit(burst, 0, () => 0),
  });
  return { router, pageHandlers, extensionHandlers };
}

const block = (text: string) => ({ id: 0, text, role: 'paragraph', article: 0 });
const read = (text: string) => ({
  type: 'page.read',
  request: { url: 'https://news.example/a', title: '', lang: null, blocks: [block(text)], dates: [], omitted: 0 },
});

describe('who asks', () => {
  it('PK-F4 knows its own pages by origin and address, and nobody else', () => {
    expect(callerOf(popup, own)).toEqual({ kind: 'extension' });
    expect(callerOf({ ...popup, id: 'other' }, own)).toBeNull();
    expect(callerOf({ ...popup, origin: 'null' }, own)).toBeNull();
    expect(callerOf({ ...popup, frameId: 3 }, own)).toBeNull();
    expect(callerOf({ ...popup, url: 'chrome-extension://abc.evil.example/popup.html', origin: 'https://abc.evil.example' }, own)).toBeNull();
  });

  it('PK-F4 takes tab, document and address of a web page from the browser', () => {
    expect(callerOf(page, own)).toEqual({ kind: 'page', tab: 7, document: 'd1', url: 'https://news.example/a', incognito: false, active: true });
    expect(callerOf({ ...page, frameId: 2 }, own)).toBeNull();
    expect(callerOf({ ...page, tab: undefined }, own)).toBeNull();
    expect(callerOf({ ...page, url: 'file:///a.html', origin: 'null' }, own)).toBeNull();
    expect(callerOf({}, own)).toBeNull();
  });

  it('works where the browser gives no origin', () => {
    expect(callerOf({ ...popup, origin: undefined }, own)).toEqual({ kind: 'extension' });
    expect(callerOf({ ...page, origin: undefined }, own)?.kind).toBe('page');
  });
});

describe('what a page may ask (PK-F3)', () => {
  it.each(Object.keys(EXTENSION_SCHEMAS).filter((type) => !(type in PAGE_SCHEMAS)))('%s is refused to a page', async (type) => {
    const { router, extensionHandlers } = setUp();
    expect(await router({ type, request: null }, page)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(extensionHandlers[type]).not.toHaveBeenCalled();
  });

  it('refuses unknown types, prototype words and shapes that are not the request', async () => {
    const { router } = setUp();
    for (const type of ['pack.install', '__proto__', 'constructor', 'toString', '', 7, null, undefined]) {
      expect(await router({ type, request: null }, page)).toMatchObject({ ok: false, error: { code: 'unknown-type' } });
    }
    expect(await router({ type: 'gate.open', request: { nonce: 1 } }, page)).toMatchObject({ ok: false, error: { code: 'bad-shape' } });
    expect(await router({ type: 'gate.open', request: { nonce: 'n', extra: 1 } }, page)).toMatchObject({ ok: false, error: { code: 'bad-shape' } });
    expect(await router(JSON.parse('{"type":"gate.open","request":{"nonce":"n","__proto__":{"x":1}}}'), page)).toMatchObject({ ok: false });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('lets a page ask for its notes and carries the caller along', async () => {
    const { router, pageHandlers } = setUp();
    expect(await router(read('Some text.'), page)).toEqual({ ok: true, value: 'page.read' });
    expect(pageHandlers['page.read']).toHaveBeenCalledWith(
      expect.objectContaining({ blocks: [block('Some text.')] }),
      expect.objectContaining({ tab: 7, document: 'd1' }),
    );
  });

  it('caps the text of a page and the size of everything else', async () => {
    const { router } = setUp();
    expect(await router(read('x'.repeat(PAGE_TEXT_LIMIT)), page)).toMatchObject({ ok: true });
    expect(await router(read('x'.repeat(PAGE_TEXT_LIMIT + 1)), page)).toMatchObject({ ok: false, error: { code: 'too-large' } });
    expect(await router({ type: 'note.seen', request: { claim: 'c', quote: 'x'.repeat(MESSAGE_LIMIT) } }, page)).toMatchObject({
      ok: false,
      error: { code: 'too-large' },
    });
  });

  it('PK-F5 stops a tab that asks too often, and only that tab', async () => {
    const { router } = setUp(3);
    const ask = (sender: Sender) => router({ type: 'gate.open', request: { nonce: 'n' } }, sender);
    for (let i = 0; i < 3; i += 1) expect(await ask(page)).toMatchObject({ ok: true });
    expect(await ask(page)).toMatchObject({ ok: false, error: { code: 'too-often' } });
    expect(await ask({ ...page, tab: { id: 9 } })).toMatchObject({ ok: true });
    for (let i = 0; i < 10; i += 1) expect(await router({ type: 'facts.state', request: null }, popup)).toMatchObject({ ok: true });
  });

  it('never throws, whatever comes', async () => {
    const { router } = setUp();
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (message, sender) => {
        const reply = await router(message, typeof sender === 'object' && sender !== null ? sender : {});
        expect(reply.ok).toBe(false);
      }),
    );
  });
});

describe('answers', () => {
  it('turns a thrown error into data with its code', async () => {
    const { router, extensionHandlers } = setUp();
    extensionHandlers['facts.check']?.mockRejectedValueOnce(Object.assign(new Error('already checking'), { code: 'E_LOCKED' }));
    expect(await router({ type: 'facts.check', request: null }, popup)).toEqual({ ok: false, error: { code: 'E_LOCKED', message: 'already checking' } });
    extensionHandlers['facts.check']?.mockRejectedValueOnce('odd');
    expect(await router({ type: 'facts.check', request: null }, popup)).toEqual({ ok: false, error: { code: 'failed', message: 'odd' } });
  });
});

describe('rate limit', () => {
  it('fills again with time, up to the burst', () => {
    let now = 0;
    const limit = createRateLimit(2, 1, () => now);
    expect([limit.take(1), limit.take(1), limit.take(1)]).toEqual([true, true, false]);
    now = 1000;
    expect([limit.take(1), limit.take(1)]).toEqual([true, false]);
    now = 60_000;
    expect([limit.take(1), limit.take(1), limit.take(1)]).toEqual([true, true, false]);
  });

  it('is not fooled by a clock that jumps back', () => {
    let now = 10_000;
    const limit = createRateLimit(1, 1, () => now);
    expect(limit.take(1)).toBe(true);
    now = 0;
    expect(limit.take(1)).toBe(false);
  });
});
