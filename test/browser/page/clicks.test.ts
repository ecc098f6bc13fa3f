import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ARMED_AFTER, isMeant, type ClickGround } from '../../../lib/page/click-guard.ts';
import { createOverlay, type Overlay } from '../../../lib/page/overlay.ts';
import { raise } from '../../../lib/page/top-layer.ts';
import { emptyPage } from './harness.ts';

let overlay: Overlay;
let pressed: string[];

/** An overlay with a card of two buttons and a link in it, as the reader makes one; how it is pressed is up to the browser. */
beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = '<main style="height:400px">A page</main>';
  overlay = createOverlay(document, { mode: 'open' }, { lang: 'en', dir: 'ltr' });
  overlay.settle();
  const card = document.createElement('div');
  card.style.cssText = 'position:absolute;left:20px;top:20px;width:300px;height:100px;background:#fff';
  card.innerHTML = '<button id="copy">Copy</button><button id="more" aria-expanded="false">More</button><a id="link" href="#there">Source</a>';
  pressed = [];
  card.addEventListener('click', (event) => void pressed.push((event.target as Element).id));
  overlay.slot.append(card);
  raise(overlay.slot);
});
afterEach(async () => {
  vi.restoreAllMocks();
  overlay.remove();
  document.documentElement.removeAttribute('style');
  location.hash = '';
  await emptyPage();
});

const press = async (id: string): Promise<void> => {
  const box = overlay.shadow.getElementById(id)?.getBoundingClientRect();
  await userEvent.click(document.documentElement, { position: { x: (box?.x ?? 0) + 8 + scrollX, y: (box?.y ?? 0) + 8 + scrollY }, force: true });
};

describe('a press', () => {
  it('counts when a person sees what is pressed', async () => {
    await press('copy');
    expect(pressed).toEqual(['copy']);
  });

  it('PK-G2 does not count while the page makes all of it invisible', async () => {
    document.documentElement.style.opacity = '0';
    await press('copy');
    await press('link');
    expect(pressed).toEqual([]);
    expect(location.hash).toBe('');
    document.documentElement.style.opacity = '';
    await press('copy');
    expect(pressed).toEqual(['copy']);
  });

  it('PK-G3 does not count through something that the page laid over it', async () => {
    const button = overlay.shadow.getElementById('copy') as HTMLElement;
    const box = button.getBoundingClientRect();
    const ground: ClickGround = { host: overlay.host, document, shownAt: () => null, now: () => 0 };
    const at = { isTrusted: true, detail: 1, clientX: box.x + 5, clientY: box.y + 5, target: button } as unknown as Event;
    expect(isMeant(at, ground)).toBe(true);
    const cover = document.createElement('div');
    cover.style.cssText = 'position:fixed;inset:0;width:auto;height:auto;z-index:2147483647;opacity:0.01';
    document.documentElement.append(cover);
    // The card stands in the top layer: no z-index comes above it.
    await press('copy');
    expect(pressed.splice(0)).toEqual(['copy']);
    cover.popover = 'manual';
    cover.showPopover();
    await press('copy');
    expect(pressed).toEqual([]);
    // Also when the press is passed on to what lies below.
    expect(isMeant(at, ground)).toBe(false);
    cover.remove();
    expect(isMeant(at, ground)).toBe(true);
  });

  it('PK-G4 made by a script does not count', () => {
    overlay.shadow.getElementById('copy')?.click();
    overlay.shadow.getElementById('link')?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
    expect(pressed).toEqual([]);
    expect(location.hash).toBe('');
  });

  it('PK-G5 does nothing on a card that has just appeared, but for unfolding it; half a second later it does', async () => {
    // The page's clock stands still meanwhile: real presses take as long as they take.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000);
    overlay.appeared(true);
    clock.mockReturnValue(1_000 + ARMED_AFTER - 1);
    await press('copy');
    await press('link');
    expect(pressed).toEqual([]);
    await press('more');
    expect(pressed).toEqual(['more']);
    clock.mockReturnValue(1_000 + ARMED_AFTER);
    await press('copy');
    await press('link');
    expect(pressed).toEqual(['more', 'copy', 'link']);
    expect(location.hash).toBe('#there');
  });

  it('by keyboard counts at once', async () => {
    overlay.appeared(true);
    overlay.shadow.getElementById('copy')?.focus();
    await userEvent.keyboard('{Enter}');
    expect(pressed).toEqual(['copy']);
  });
});
