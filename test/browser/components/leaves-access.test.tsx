import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clear, complaints, cutOff, drawn, prefer, smallTargets } from './stage.tsx';
import { inEachMode } from './modes.ts';
import { LEAVES, stageOptions, stageRecord } from './leaves.tsx';
import { german, longer } from './words.ts';

const NAMES = Object.keys(LEAVES);
const show = async (name: string, words?: Parameters<NonNullable<(typeof LEAVES)[string]>>[0]): Promise<void> => {
  LEAVES[name]?.(words);
  await drawn();
};
const tables = (): void => document.querySelector<HTMLElement>('.under-figures .button')?.click();

beforeEach(() => clear());
afterEach(() => prefer());

describe('UX-A1 axe finds nothing on our own pages', () => {
  it.each(NAMES)('%s', async (name) => {
    await inEachMode([1280, 800], async (mode) => {
      await show(name);
      expect(await complaints(), mode).toEqual([]);
    });
    await clear(640, 800);
    await prefer({ 'prefers-color-scheme': 'dark' });
    await show(name);
    expect(await complaints(), 'dark, at 200 %').toEqual([]);
  });

  it('figures as tables, and the answers unfolded', async () => {
    await inEachMode([1280, 800], async (mode) => {
      await show('record page');
      tables();
      document.querySelector('details')?.setAttribute('open', '');
      await drawn();
      expect(document.querySelectorAll('.figures table').length).toBe(3);
      expect(await complaints(), mode).toEqual([]);
    });
  });
});

describe('UX-A11 everything that is pressed is at least 24 x 24', () => {
  it.each(NAMES)('%s', async (name) => {
    for (const width of [1280, 320]) {
      await clear(width, 800);
      await show(name);
      expect(smallTargets(document)).toEqual([]);
      const heights = [...document.querySelectorAll<HTMLElement>('nav a')].map((link) => link.getBoundingClientRect().height);
      const links = heights.filter((height) => height > 0 && height < 24);
      expect(links).toEqual([]);
    }
  });
});

describe('UX-A16 small windows and wide spacing', () => {
  it.each(NAMES)('%s does not scroll sideways at 320 px', async (name) => {
    for (const words of [undefined, { locale: 'de', t: german }]) {
      await clear(320, 600);
      await show(name, words);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
      expect(cutOff(document.body)).toEqual([]);
    }
  });

  it('figures as tables do not either', async () => {
    await clear(320, 600);
    await show('record page with sixty figures');
    tables();
    await drawn();
    expect(document.querySelectorAll('.figures tbody tr').length).toBe(60);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });

  it('text spacing of WCAG 1.4.12 clips nothing', async () => {
    const spaced = new CSSStyleSheet();
    spaced.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }',
    );
    for (const name of NAMES) {
      await clear(360, 700);
      LEAVES[name]?.();
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, spaced];
      await drawn();
      expect(document.documentElement.scrollWidth, name).toBeLessThanOrEqual(360);
      expect(cutOff(document.body), name).toEqual([]);
    }
  });
});

describe('UX-A18 what is said by itself', () => {
  it('is polite, but for a signature that failed', async () => {
    for (const name of NAMES) {
      await clear();
      await show(name);
      const urgent = name === 'record page after a refused update' ? 1 : 0;
      expect(document.querySelectorAll('[role=alert], [aria-live=assertive]').length, name).toBe(urgent);
    }
  });

  it('"Saved" is said in one place that was there before, and again when it is true again', async () => {
    const { update } = stageOptions();
    const place = document.querySelector('.saved');
    expect(place?.getAttribute('role')).toBe('status');
    expect(place?.textContent).toBe('');
    update({ said: { key: 'opt.saved', times: 1 } });
    const first = place?.firstChild;
    expect(place?.textContent).toBe('Saved');
    update({ said: { key: 'opt.saved', times: 2 } });
    expect(place?.textContent).toBe('Saved');
    expect(place?.firstChild).not.toBe(first);
  });
});

describe('UX-A20 right to left', () => {
  it.each(NAMES)('%s is mirrored, and does not scroll sideways', async (name) => {
    for (const width of [1100, 320]) {
      await clear(width, 700);
      await show(name, { locale: 'ar' });
      expect(document.querySelector('.leaf')?.getAttribute('dir')).toBe('rtl');
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      const brand = document.querySelector('.brand')?.getBoundingClientRect();
      expect((brand?.right ?? 0) > width / 2).toBe(true);
    }
  });

  it('scales still run from left to right', async () => {
    await clear(1100, 700);
    stageRecord({}, { locale: 'ar' });
    const ticks = [...document.querySelectorAll('.plot:first-of-type .tick')].slice(0, 3).map((tick) => tick.getBoundingClientRect().left);
    expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
    expect(getComputedStyle(document.querySelector('.ticks') ?? document.body).direction).toBe('ltr');
  });
});

describe('UX-A21 texts 40 % longer', () => {
  it.each(NAMES)('fit %s', async (name) => {
    for (const width of [1100, 360]) {
      await clear(width, 700);
      await show(name, { t: longer });
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      expect(cutOff(document.body)).toEqual([]);
    }
  });
});

describe('UX-A24 a browser without commands, menus and panels', () => {
  it.each(NAMES)('%s asks for none of them: it is drawn where no extension interface exists at all', async (name) => {
    expect('chrome' in globalThis && 'runtime' in (globalThis as unknown as { chrome: object }).chrome).toBe(false);
    await show(name);
    expect(document.querySelector('h1')).not.toBeNull();
  });
});
