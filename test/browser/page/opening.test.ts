import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { PageSettings } from '../../../lib/settings/settings.ts';
import { soon } from '../soon.ts';
import { ARTICLE, card, emptyPage, pass, SETTINGS, shadow, signs, start, WANTED } from './harness.ts';
import { away, pointAt } from './pointer.ts';

const MONEY = 'put thirteen billion';
const begin = (settings: Partial<PageSettings>) => start(WANTED, { reply: { settings: { ...SETTINGS, openDelay: 200, ...settings } } });
const opened = (words: string): Promise<unknown> => soon(() => expect(card()?.textContent).toContain(words));

beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = ARTICLE;
  await away();
});
afterEach(async () => {
  await userEvent.keyboard('{/Alt}{/Shift}');
  await emptyPage();
});

describe('what opens a note (ux.md D8)', () => {
  it('a click: rest opens nothing, not even a second one beside the first', async () => {
    await begin({ opening: 'click' });
    await pointAt(MONEY);
    await pass(900);
    expect(card()).toBeNull();
    await pointAt(MONEY, { act: 'click' });
    await opened(MONEY);
    await pointAt('A court will hear');
    await pass(900);
    expect(card()?.textContent).toContain(MONEY);
  });

  it.each([
    ['alt', 'Alt', 'Shift'],
    ['shift', 'Shift', 'Alt'],
  ] as const)('the pointer while %s is held: before the pointer comes, and while it lies there; no other key', async (opening, key, other) => {
    await begin({ opening });
    await pointAt(MONEY);
    await pass(600);
    expect(card()).toBeNull();
    await userEvent.keyboard(`{${other}>}`);
    await pass(600);
    expect(card()).toBeNull();
    await userEvent.keyboard(`{/${other}}{${key}>}`);
    await opened(MONEY);
    // Let go, it stays like any card under the pointer, and opens no other.
    await userEvent.keyboard(`{/${key}}`);
    await pointAt('A court will hear');
    await soon(() => expect(card()).toBeNull());
    await pass(600);
    expect(card()).toBeNull();
    await away();
    await userEvent.keyboard(`{${key}>}`);
    await pointAt('A court will hear');
    await opened('A court will hear');
  });

  it('a held key counts on a page that keeps the keys’ events from everybody', async () => {
    const life = new AbortController();
    for (const type of ['keydown', 'keyup']) addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true, signal: life.signal });
    await begin({ opening: 'alt' });
    await userEvent.keyboard('{Alt>}');
    await pointAt(MONEY);
    await opened(MONEY);
    life.abort();
  });

  it('off: nothing on the mark; its sign and the keys still do', async () => {
    const { reader } = await begin({ opening: 'off' });
    await pointAt(MONEY);
    await pass(600);
    await pointAt(MONEY, { act: 'click' });
    await pass(600);
    expect(card()).toBeNull();
    await userEvent.click(signs()[0] as HTMLElement);
    await opened(MONEY);
    expect(shadow().activeElement?.textContent).toContain(MONEY);
    await userEvent.keyboard('{Escape}');
    expect(card()).toBeNull();
    expect(reader.step(1)).toBe(true);
    expect(card()).not.toBeNull();
  });
});

describe('the number of notes', () => {
  const told = (): HTMLElement | null => shadow().querySelector<HTMLElement>('[role=status]');

  it('is said once, politely, to nobody’s eyes', async () => {
    const { reader } = await begin({ announceCount: true });
    // The region is there before its words are: only then are they news.
    expect(told()?.textContent).toBe('');
    await soon(() => expect(told()?.textContent).toBe('3 notes on this page'));
    expect(told()?.getBoundingClientRect().width).toBeLessThanOrEqual(1);
    const spoken: string[] = [];
    new MutationObserver((changes) => spoken.push(...changes.map(({ type }) => type))).observe(told() as HTMLElement, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await reader.reread();
    await pass(400);
    expect(spoken).toEqual([]);
    expect(shadow().querySelectorAll('[role=status]')).toHaveLength(1);
  });

  it('is not said unless asked for', async () => {
    await begin({});
    await pass(400);
    expect(told()).toBeNull();
  });
});
