import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MountCard } from '../../../lib/page/card-props.ts';
import { soon } from '../soon.ts';
import { card, emptyPage, fakeCard, host, middleOf, pass, shadow, start, ARTICLE, SETTINGS, WANTED } from './harness.ts';
import { away, pointAt, stopClock } from './pointer.ts';

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
    await soon(() => expect(card()).toBeNull());
  }
}

beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = ARTICLE;
  await away();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await emptyPage();
});

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
    await soon(() => expect(card()).toBe(made), 5);
    observer.disconnect();
    expect(changes.map(({ attributeName, type }) => attributeName ?? type).toSorted()).toEqual(['class', 'inert']);
    expect(made.getBoundingClientRect()).toEqual(before);
    expect(made.checkVisibility({ opacityProperty: true })).toBe(true);
    expect(document.elementFromPoint(before.left + 30, before.top + 30)).toBe(host());
  });

  it('is not made for a pointer that only passes, and goes when the pointer leaves before its time', async () => {
    const { mounter, mounts } = counting();
    const LONG = 3_000;
    await start(WANTED, { mounter, reply: { settings: { ...SETTINGS, openDelay: LONG } } });
    // By the page's own clock: a pass during which the machine stalls is a rest, and does not count.
    for (let passed = false; !passed;) {
      await soon(() => expect(card()).toBeNull());
      const [from, made] = [performance.now(), mounts()];
      await pointAt('put thirteen');
      await pass(200);
      await away();
      passed = performance.now() - from < LONG - 200;
      await pass(passed ? LONG : 0);
      if (passed) expect(mounts()).toBe(made);
    }
    const { made, goOn } = await readyAt('put thirteen', () => ({ made: mounts(), goOn: stopClock() }));
    await away();
    goOn();
    expect(coming()).toBeNull();
    await pass(400);
    expect(card()).toBeNull();
    expect(mounts()).toBe(made);
  });

  it('goes with its mark, and is made anew at the place that the text has moved to', async () => {
    await start(WANTED, { reply: REST });
    await readyAt('put thirteen', () => document.querySelector('#one')?.remove());
    await soon(() => expect(coming()).toBeNull(), 5);
    await away();
    await readyAt('A court', () => ((document.querySelector('h1') as HTMLElement).style.paddingBottom = '12px'));
    await soon(() => expect(card()).not.toBeNull());
    expect(card()?.getBoundingClientRect().top).toBeGreaterThan(middleOf('A court will').y + 8);
  });
});
