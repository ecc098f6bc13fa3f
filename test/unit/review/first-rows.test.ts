import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST_ROWS, withEarlyRows, type EarlyRows } from '../../../lib/review/first-rows.ts';
import { createList } from '../../../lib/review/list.ts';

const first = { type: 'history.list', request: FIRST_ROWS };
const other = { type: 'history.list', request: { ...FIRST_ROWS, search: 'azure' } };

let sent: unknown[];
const send = async (message: unknown): Promise<unknown> => (sent.push(message), 'sent');
const early = (reply: Promise<unknown>, stale = false): EarlyRows => ({ reply, stale });

beforeEach(() => {
  sent = [];
});

describe('the rows that were asked for before the page had its script', () => {
  it('answer the first question for the first rows, and no other', async () => {
    const ask = withEarlyRows(early(Promise.resolve('early')), send);
    expect([await ask(other), await ask(first), await ask(first)]).toEqual(['sent', 'early', 'sent']);
    expect(sent).toEqual([other, first]);
  });

  it('are asked for again when the history has changed meanwhile, also while the answer was on its way', async () => {
    expect(await withEarlyRows(early(Promise.resolve('early'), true), send)(first)).toBe('sent');
    let answer: (reply: string) => void = () => {};
    const onItsWay = early(new Promise((done) => (answer = done)));
    const asked = withEarlyRows(onItsWay, send)(first);
    onItsWay.stale = true;
    answer('early');
    expect(await asked).toBe('sent');
  });

  it('are asked for again when nobody answered, and when nobody had asked', async () => {
    expect(await withEarlyRows(early(Promise.reject(new Error('no worker'))), send)(first)).toBe('sent');
    expect(await withEarlyRows(early(Promise.resolve(undefined)), send)(first)).toBe('sent');
    expect(await withEarlyRows(undefined, send)(first)).toBe('sent');
  });

  it('are what a list without conditions asks for first', async () => {
    const asked: unknown[] = [];
    const ask = async (type: string, request: unknown): Promise<unknown> => (asked.push({ type, request }), { pages: [], total: 0 });
    const host = { ask: ask as Parameters<typeof createList>[0]['ask'], later: () => 0, never: () => {}, openOwn: () => {} };
    await createList(host, () => {}).prepare();
    expect(asked).toEqual([first]);
  });
});
