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

beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = ARTICLE;
  await away();
});
afterEach(() => emptyPage());

describe('a card that rest is about to open', () => {
  it('stands ready at its place, unseen and out of reach, and is shown by two attributes alone', async () => {
    await start(WANTED, { reply: REST });
    await pointAt('put thirteen');
    await vi.waitFor(() => expect(coming()).not.toBeNull(), { interval: 5 });
    const made = coming() as HTMLElement;
    const before = made.getBoundingClientRect();
    expect(card()).toBeNull();
    expect(made.checkVisibility({ opacityProperty: true })).toBe(false);
    expect(made.closest<HTMLElement>('.box')?.inert).toBe(true);
    expect(document.elementFromPoint(before.left + 30, before.top + 30)).not.toBe(host());
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => void changes.push(...records));
    observer.observe(shadow().querySelector('.slot') as Element, { attributes: true, childList: true, characterData: true, subtree: true });
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
    await pointAt('put thirteen');
    await vi.waitFor(() => expect(coming()).not.toBeNull(), { interval: 5 });
    await away();
    await vi.waitFor(() => expect(coming()).toBeNull());
    await pass(400);
    expect(card()).toBeNull();
    expect(mounts()).toBe(1);
  });

  it('goes with its mark, and is made anew at the place that the text has moved to', async () => {
    await start(WANTED, { reply: REST });
    await pointAt('put thirteen');
    await vi.waitFor(() => expect(coming()).not.toBeNull(), { interval: 5 });
    document.querySelector('#one')?.remove();
    await vi.waitFor(() => expect(coming()).toBeNull(), { interval: 5 });
    await away();
    await pointAt('A court');
    await vi.waitFor(() => expect(coming()).not.toBeNull(), { interval: 5 });
    (document.querySelector('h1') as HTMLElement).style.paddingBottom = '12px';
    await vi.waitFor(() => expect(card()).not.toBeNull(), { timeout: 2_000 });
    expect(card()?.getBoundingClientRect().top).toBeGreaterThan(middleOf('A court will').y + 8);
  });
});
