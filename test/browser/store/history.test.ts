import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHistory, type History } from '../../../lib/store/history.ts';

let history: History;
beforeEach(async () => {
  await new Promise((resolve, reject) => Object.assign(indexedDB.deleteDatabase('obelus-history'), { onsuccess: resolve, onerror: reject }));
  history = createHistory();
});
afterEach(() => history.close());

it('keeps pages, lists them, and erases them in a real database', async () => {
  for (let at = 1; at <= 3; at += 1) {
    await history.visit({
      key: `a.example/${at}`,
      url: `https://a.example/${at}`,
      title: `Page ${at}`,
      site: 'a.example',
      published: null,
      lang: 'en',
      notes: [],
      generation: 'g',
      at,
    });
  }
  const other = createHistory();
  expect((await other.list({ search: 'page', limit: 2 })).pages.map(({ key }) => key)).toEqual(['a.example/3', 'a.example/2']);
  expect(await other.trim(1, 86_400_002)).toBe(1);
  expect((await history.erase(5)).pages).toBe(2);
  expect((await other.list()).total).toBe(0);
  await other.close();
});
