import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { popupStates } from '../../../scripts/pictures/states.ts';
import type { Reason } from '../../../lib/model/standing.ts';
import { DETAIL, FACTS, NOTES } from '../../fixtures/notes.ts';
import { inEachMode } from './modes.ts';
import { LIST, POPUPS } from './popup-stages.ts';
import { button, clear, complaints, cutOff, drawn, NOW, prefer, smallTargets, stageCard, stagePopup } from './stage.tsx';
import { english, german, longer } from './words.ts';

const REASONS = Object.keys(NOTES) as Reason[];
beforeEach(() => clear());
afterEach(() => prefer());

describe('UX-A1 axe finds nothing', () => {
  it.each(REASONS)('in the card: %s', async (reason) => {
    await inEachMode([800, 700], async (mode) => {
      const stages = (mode === 'dark' ? (['dark'] as const) : (['light'] as const)).flatMap((theme) => [
        stageCard({ note: NOTES[reason], theme }),
        stageCard({ note: NOTES[reason], theme, expanded: true, detail: DETAIL }),
      ]);
      await drawn();
      for (const { host } of stages) {
        for (const other of stages) other.host.hidden = other.host !== host;
        expect(await complaints(host), mode).toEqual([]);
      }
    });
  });

  it.each(Object.keys(POPUPS))('in the popup: %s', async (name) => {
    await inEachMode([400, 600], async (mode) => {
      stagePopup(POPUPS[name]);
      await drawn();
      expect(await complaints(), mode).toEqual([]);
    });
    await clear(320, 480);
    await prefer({ 'prefers-color-scheme': 'dark' });
    stagePopup(POPUPS[name]);
    await drawn();
    expect(await complaints(), '320 px').toEqual([]);
  });

  it('of the popup every state that has a picture is among them', () => {
    expect(Object.keys(POPUPS)).toEqual(expect.arrayContaining([...Object.keys(popupStates(FACTS, NOW)), 'changed', 'erased']));
  });

  it('with the menu, the date form and the question open', async () => {
    await inEachMode([400, 600], async (mode) => {
      stagePopup();
      for (const opener of document.querySelectorAll<HTMLElement>('[aria-expanded=false]')) opener.click();
      await drawn();
      expect(document.querySelectorAll('.menu, .date-form').length).toBe(2);
      expect(await complaints(), mode).toEqual([]);
    });
    await inEachMode([400, 600], async (mode) => {
      stagePopup({ view: 'history', list: LIST });
      button('Erase…').click();
      await drawn();
      expect(await complaints(), mode).toEqual([]);
    });
  });

  it('notices a fault', async () => {
    document.body.innerHTML = '<main><h1>x</h1><button style="color:#eee;background:#fff">pale</button><img src="data:,"></main>';
    expect((await complaints()).map((line) => line.split(':')[0])).toEqual(expect.arrayContaining(['color-contrast', 'image-alt']));
  });
});

describe('UX-A11 everything that is pressed is at least 24 x 24', () => {
  it('in the card', async () => {
    for (const expanded of [false, true]) {
      const { root, unmount } = stageCard({ note: NOTES['sources-disagree'], expanded, detail: DETAIL, onOpenRecord: () => undefined });
      await drawn();
      expect(smallTargets(root)).toEqual([]);
      unmount();
    }
  });

  it.each(Object.keys(POPUPS))('in the popup: %s', async (name) => {
    await clear(320, 600);
    stagePopup(POPUPS[name]);
    for (const opener of document.querySelectorAll<HTMLElement>('[aria-expanded=false]')) opener.click();
    await drawn();
    expect(smallTargets(document)).toEqual([]);
  });
});

describe('UX-A16 small windows and high zoom', () => {
  it.each([
    [404 + 16, 404],
    [320, 304],
    [210, 194],
  ])('a window %i wide holds a card %i wide, with nothing cut off', async (width, expected) => {
    await clear(width, 600);
    for (const reason of REASONS) {
      const { card, root, unmount } = stageCard({ note: NOTES[reason], expanded: true, detail: DETAIL });
      await drawn();
      expect(card.getBoundingClientRect().width).toBe(expected);
      expect(cutOff(root)).toEqual([]);
      unmount();
    }
  });

  it('a card is never higher than min(60vh, 480px), and its head and foot stay', async () => {
    for (const [height, most] of [
      [1000, 480],
      [600, 360],
      [420, 252],
    ] as const) {
      await clear(800, height);
      const { card, root } = stageCard({ note: NOTES['leaves-out'], expanded: true, detail: DETAIL });
      await drawn();
      const box = card.getBoundingClientRect();
      expect(box.height).toBeLessThanOrEqual(most + 1);
      expect((root.querySelector('.foot')?.getBoundingClientRect().bottom ?? 9999) <= box.bottom).toBe(true);
    }
  });

  it.each([
    [400, 600],
    [320, 568],
    [200, 300],
  ])('a popup of %i x %i does not scroll sideways', async (width, height) => {
    for (const state of Object.values(POPUPS)) {
      await clear(width, height);
      stagePopup(state);
      await drawn();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      expect(cutOff(document.body)).toEqual([]);
    }
  });

  it('the browser’s own popup is 400 x 600 however small it begins', async () => {
    await clear(120, 160);
    document.documentElement.classList.add('toolbar');
    stagePopup();
    await drawn();
    expect([document.body.offsetWidth, document.body.offsetHeight, document.documentElement.scrollHeight]).toEqual([400, 600, 600]);
    document.documentElement.classList.remove('toolbar');
  });

  it('a popup keeps its size, and only its middle scrolls', async () => {
    await clear(400, 600);
    stagePopup();
    await drawn();
    expect([document.body.offsetWidth, document.body.offsetHeight, document.documentElement.scrollHeight]).toEqual([400, 600, 600]);
    expect(getComputedStyle(document.querySelector('main') ?? document.body).overflowY).toBe('auto');
  });
});

describe('UX-A21 texts 40 % longer', () => {
  it('fit the card and the popup', async () => {
    await clear(420, 700);
    for (const reason of REASONS) {
      const { root, unmount } = stageCard({ note: NOTES[reason], t: longer, onOpenRecord: () => undefined });
      await drawn();
      expect(cutOff(root)).toEqual([]);
      const card = root.querySelector('.card')?.getBoundingClientRect();
      for (const part of root.querySelectorAll('.foot .button, .head > *')) expect(part.getBoundingClientRect().right).toBeLessThanOrEqual(card?.right ?? 0);
      unmount();
    }
    for (const state of Object.values(POPUPS)) {
      await clear(400, 600);
      stagePopup(state, longer);
      await drawn();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(400);
      // A site's long name is clamped to two lines and said in full by its title.
      expect(cutOff(document.body).filter((html) => !html.includes('title='))).toEqual([]);
    }
  });

  it.each(Object.entries({ english, german, longer }))('leave the popup’s foot its lines, and a filter the name of what it is set to: %s', async (_, t) => {
    await clear(400, 600);
    stagePopup(POPUPS.updating, t);
    await drawn();
    expect(document.querySelector('.facts-words')?.getBoundingClientRect().width ?? 0).toBeGreaterThan(120);
    expect(document.querySelector('.facts')?.getBoundingClientRect().height ?? 999).toBeLessThan(150);
    stagePopup({ view: 'history', list: LIST }, t);
    await drawn();
    const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    for (const select of document.querySelectorAll<HTMLSelectElement>('.chips select')) {
      const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(select);
      pen.font = font;
      const name = select.selectedOptions[0]?.textContent ?? '';
      // Beside the name stands the browser's arrow.
      expect(select.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd), name).toBeGreaterThanOrEqual(pen.measureText(name).width + 12);
    }
  });
});

describe('UX-A14 motion, UX-A13 forced colours, UX-A15 print', () => {
  it('stands still for who asked for less motion', async () => {
    await prefer({ 'prefers-reduced-motion': 'reduce' });
    const { card } = stageCard();
    expect(getComputedStyle(card).animationName).toBe('none');
    await clear();
    stagePopup(POPUPS['a running check']);
    const moving = [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).animationName !== 'none');
    expect(moving).toEqual([]);
    await prefer();
    expect(getComputedStyle(document.querySelector('.progress') ?? document.body).animationName).not.toBe('none');
  });

  it('draws dots, lines and signs in the forced colours', async () => {
    await prefer({ 'forced-colors': 'active' });
    const { root } = stageCard({ note: NOTES['leaves-out'], expanded: true, detail: DETAIL });
    const ink = getComputedStyle(root.querySelector('.who') ?? document.body).color;
    const paper = getComputedStyle(root.querySelector('.card') ?? document.body).backgroundColor;
    expect(ink).not.toBe(paper);
    const style = (selector: string) => getComputedStyle(root.querySelector(selector) ?? document.body);
    expect(style('.track .dot.record').backgroundColor).toBe(ink);
    expect(style('.track .dot.reported').borderTopColor).toBe(ink);
    expect(style('.track .line').borderBlockStartColor).toBe(ink);
    expect(style('.state .sign').color).toBe(ink);
    expect(Number(style('.track .dot.record').zIndex)).toBeGreaterThan(0);
    stagePopup();
    const signs = new Set([...document.querySelectorAll('.popup .sign')].map((sign) => getComputedStyle(sign).color));
    expect(signs).toEqual(new Set([ink]));
  });

  it('is not printed', async () => {
    const { card } = stageCard();
    await prefer({}, 'print');
    expect(getComputedStyle(card).display).toBe('none');
  });
});

describe('UX-A12 colours', () => {
  const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => channel(Number(part) / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };

  it.each(['light', 'dark'] as const)('text reaches 4.5, drawings 3: %s', (theme) => {
    for (const reason of REASONS) {
      const { root, card, unmount } = stageCard({ note: NOTES[reason], theme, expanded: true, detail: DETAIL });
      const paper = getComputedStyle(card).backgroundColor;
      for (const selector of [
        '.head h2',
        '.as-of',
        '.this-page b',
        '.sentences p',
        '.meta',
        '.who',
        '.what',
        '.tick',
        '.sources a',
        '.foot .button',
        '.steps',
        '.legend',
      ]) {
        const element = root.querySelector(selector);
        if (element) expect(contrast(getComputedStyle(element).color, paper), `${theme} ${selector}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(getComputedStyle(root.querySelector('.state') ?? card).color, paper)).toBeGreaterThanOrEqual(4.5);
      for (const dot of root.querySelectorAll('.track .dot')) expect(contrast(getComputedStyle(dot).borderTopColor, paper)).toBeGreaterThanOrEqual(3);
      const axis = root.querySelector('.ticks');
      if (axis) expect(contrast(getComputedStyle(axis).borderTopColor, paper)).toBeGreaterThanOrEqual(3);
      unmount();
    }
  });

  it('follow the page and not the system (ux.md 2.10)', async () => {
    await prefer({ 'prefers-color-scheme': 'dark' });
    const paper = (theme: 'light' | 'dark') => luminance(getComputedStyle(stageCard({ theme }).card).backgroundColor);
    expect(paper('light')).toBeGreaterThan(0.9);
    expect(paper('dark')).toBeLessThan(0.05);
  });
});
