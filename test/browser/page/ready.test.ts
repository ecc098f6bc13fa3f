import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { MountCard } from '../../../lib/page/card-props.ts';
import { card, emptyPage, fakeCard, host, middleOf, pass, shadow, start, ARTICLE, SETTINGS, WANTED } from './harness.ts';

/** A rest so long that what happens before its end can be looked at. */
const REST = { settings: { ...SETTINGS, openDelay: 1_000 } };

const counting = (): { mounter: () => MountCard; mounts: () => number } => {
  let mounts = 0;
  const mount: MountCard = (root, props) => {
    mounts += 1;
    return fakeCard(root, props);
  };
  return { mounter: () => mount, mounts: () => mounts };
};
const coming = (): HTMLElement | null => shadow().querySelector<HTMLElement>('.coming [role=dialog]');
async function pointAt(words: string): Promise<void> {
  const { x, y, node } = middleOf(words);
  const box = node.getBoundingClientRect();
  await userEvent.hover(node, { position: { x: x - box.x, y: y - box.y } });
}
const away = (): Promise<void> => userEvent.hover(document.querySelector('h1') as Element, { position: { x: 5, y: 5 } });

/**
 * Lets the pointer rest on words and does something the moment a card has been made ready: it stays unseen for a short while only, which looking again and
 * again may miss. On a machine that stalls until the rest is nearly over a card opens as it is; then the pointer goes away and comes again.
 */
async function readyAt<T>(words: string, act: (made: HTMLElement) => T): Promise<T> {
  for (;;) {
    const ready = new Promise<{ done: T } | null>((resolve) => {
      const observer = new MutationObserver(() => {
        const made = coming();
        if (!made && !card()) return;
        observer.disconnect();
        resolve(made ? { done: act(made) } : null);
      });
      observer.observe(shadow(), { attributes: true, childList: true, subtree: true });
    });
    await pointAt(words);
    const seen = await ready;
    if (seen) return seen.done;
    await away();
    await vi.waitFor(() => expect(card()).toBeNull());
  }
}

beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = ARTICLE;
  await away();
});
afterEach(() => emptyPage());

describe('a card that rest is about to open', () => {
  it('stands ready at its place, unseen and out of reach, and is shown by two attributes alone', async () => {
    await start(WANTED, { reply: REST });
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => void changes.push(...records));
    const { made, before, ...state } = await readyAt('put thirteen', (box) => {
      const place = box.getBoundingClientRect();
      observer.observe(shadow().querySelector('.slot') as Element, { attributes: true, childList: true, characterData: true, subtree: true });
      return {
        made: box,
        before: place,
        shown: card(),
        visible: box.checkVisibility({ opacityProperty: true }),
        inert: box.closest<HTMLElement>('.box')?.inert,
        under: document.elementFromPoint(place.left + 30, place.top + 30),
      };
    });
    expect(state).toMatchObject({ shown: null, visible: false, inert: true });
    expect(state.under).not.toBe(host());
    await vi.waitFor(() => expect(card()).toBe(made), { timeout: 2_000, interval: 5 });
    observer.disconnect();
    expect(changes.map(({ attributeName, type }) => attributeName ?? type).toSorted()).toEqual(['class', 'inert']);
    expect(made.getBoundingClientRect()).toEqual(before);
    expect(made.checkVisibility({ opacityProperty: true })).toBe(true);
    expect(document.elementFromPoint(before.left + 30, before.top + 30)).toBe(host());
  });

  it('is not made for a pointer that only passes, and goes when the pointer leaves before its time', async () => {
    const { mounter, mounts } = counting();
    await start(WANTED, { mounter, reply: REST });
    await pointAt('put thirteen');
    await pass(300);
    await away();
    await pass(900);
    expect(mounts()).toBe(0);
    const made = await readyAt('put thirteen', mounts);
    await away();
    await vi.waitFor(() => expect(coming()).toBeNull());
    await pass(400);
    expect(card()).toBeNull();
    expect(mounts()).toBe(made);
  });

  it('goes with its mark, and is made anew at the place that the text has moved to', async () => {
    await start(WANTED, { reply: REST });
    await readyAt('put thirteen', () => document.querySelector('#one')?.remove());
    await vi.waitFor(() => expect(coming()).toBeNull(), { interval: 5 });
    await away();
    await readyAt('A court', () => ((document.querySelector('h1') as HTMLElement).style.paddingBottom = '12px'));
    await vi.waitFor(() => expect(card()).not.toBeNull(), { timeout: 2_000 });
    expect(card()?.getBoundingClientRect().top).toBeGreaterThan(middleOf('A court will').y + 8);
  });
});
