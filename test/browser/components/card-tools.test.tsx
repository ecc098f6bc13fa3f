import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { MuteScope } from '../../../lib/model/note.ts';
import { DETAIL, NOTES } from '../../fixtures/notes.ts';
import { soon } from '../soon.ts';
import { inEachMode } from './modes.ts';
import { button, clear, complaints, cutOff, drawn, prefer, smallTargets, stageCard, textOf } from './stage.tsx';
import { longer } from './words.ts';

beforeEach(() => clear(800, 800));
afterEach(() => prefer());

const tools = { expanded: true, detail: DETAIL, muted: null, muteScopes: ['page', 'site', 'everywhere'] as const, site: 'theledger.example' };
const stage = (more = {}) => stageCard({ ...tools, onMute: vi.fn(), onObject: vi.fn(), onPin: vi.fn(), ...more });

describe('mute and report in the card (ux.md 2.2)', () => {
  it('stand behind one button of the whole note, and not in the glance', async () => {
    expect(textOf(stage({ expanded: false }).root.querySelector('.foot'))).not.toContain('Mute');
    const { root } = stage();
    expect(button('Mute or report', root).getAttribute('aria-expanded')).toBe('false');
    button('Mute or report', root).click();
    await drawn();
    expect([...root.querySelectorAll('.tools .button')].map(textOf)).toEqual([
      'On this page',
      'On theledger.example',
      'Everywhere',
      'The note does not fit these words',
      'A fact needs correcting',
      'A source is missing',
    ]);
    expect(smallTargets(root)).toEqual([]);
    expect(cutOff(root)).toEqual([]);
  });

  it('UX-A18 a mute is said politely, with the way back under the reader’s hands', async () => {
    // As on the page: the mark is gone, and the card drawn again, before the press is over.
    const onMute = vi.fn((muted: MuteScope | null) => staged.update({ muted }));
    const staged = stage({ onMute });
    const { root } = staged;
    button('Mute or report', root).click();
    await drawn();
    await userEvent.click(button('On theledger.example', root));
    await drawn();
    expect(onMute).toHaveBeenCalledWith('site');
    expect(root.querySelector('.tools')).toBeNull();
    expect(textOf(root.querySelector('[role=status]'))).toBe('Not marked on theledger.example any more.');
    expect(textOf(root.activeElement)).toBe('Undo');
    await userEvent.keyboard('{Enter}');
    await drawn();
    expect(onMute).toHaveBeenLastCalledWith(null);
    expect(textOf(root.querySelector('[role=status]'))).toBe('Marked again.');
    expect(textOf(root.activeElement)).toBe('Mute or report');
  });

  it('copies a report that names everything but the address, and keeps an objection to a match', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { root, props, update } = stage({ note: NOTES['fitted-then-not-now'] });
    button('Mute or report', root).click();
    await drawn();
    button('A fact needs correcting', root).click();
    await drawn();
    expect(props.onObject).not.toHaveBeenCalled();
    expect(write.mock.calls[0]?.[0].split('\n').slice(0, 4)).toEqual([
      'Obelus report: A fact needs correcting',
      `Question: ${NOTES['fitted-then-not-now'].question} (${NOTES['fitted-then-not-now'].claim})`,
      `Words on the page: “${NOTES['fitted-then-not-now'].quote}”`,
      `The note says: Changed since 27 Apr 2026. ${NOTES['fitted-then-not-now'].judgement.fact}`,
    ]);
    expect(write.mock.calls[0]?.[0]).not.toMatch(/https?:/);
    button('Mute or report', root).click();
    await drawn();
    button('The note does not fit these words', root).click();
    await soon(() => expect(props.onObject).toHaveBeenCalledWith(true));
    update({ objected: true });
    await drawn();
    expect(textOf(root.querySelector('[role=status]'))).toContain('kept in your settings');
    button('Do not keep it', root).click();
    expect(props.onObject).toHaveBeenLastCalledWith(false);
    write.mockRestore();
  });

  it('says so where the browser refuses to copy', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
    const command = vi.spyOn(document, 'execCommand').mockReturnValue(false);
    const { root } = stage();
    button('Mute or report', root).click();
    await drawn();
    button('A source is missing', root).click();
    await soon(() => expect(textOf(root.querySelector('[role=status]'))).toBe('The browser did not allow copying.'));
    write.mockRestore();
    command.mockRestore();
  });
});

describe('pinned, and from below', () => {
  it('Pin is a toggle that says its state', () => {
    const { root, props, update } = stage();
    expect(button('Pin', root).getAttribute('aria-pressed')).toBe('false');
    button('Pin', root).click();
    expect(props.onPin).toHaveBeenCalledOnce();
    update({ shape: 'pinned' });
    expect(button('Pinned', root).getAttribute('aria-pressed')).toBe('true');
  });

  it('two cards in one tree have names of their own', () => {
    const ids = (['hover', 'pinned'] as const).flatMap((shape) => [...stage({ shape }).root.querySelectorAll('[id]')].map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('UX-A11 a sheet is as wide as the window, and everything that is pressed is 44 high', async () => {
    await clear(390, 800);
    const { root, card } = stage({ shape: 'sheet', onPin: undefined });
    button('Mute or report', root).click();
    await drawn();
    expect(card.getBoundingClientRect().width).toBe(390);
    const small = [...root.querySelectorAll<HTMLElement>('button, summary, a')].filter((each) => {
      const box = each.getBoundingClientRect();
      return box.width > 0 && (box.height < 44 || box.width < 44);
    });
    expect(small.map((each) => each.outerHTML.slice(0, 80))).toEqual([]);
    expect(cutOff(root)).toEqual([]);
  });

  it.each(['hover', 'pinned', 'sheet'] as const)('UX-A1 axe finds nothing: %s with everything open', async (shape) => {
    await inEachMode([840, 900], async (mode) => {
      const { root, host } = stage({ shape, theme: mode === 'dark' ? 'dark' : 'light', muted: 'page', objected: true });
      button('Mute or report', root).click();
      await drawn();
      expect(await complaints(host), mode).toEqual([]);
    });
  });

  it('UX-A21 texts 40 % longer fit', async () => {
    for (const shape of ['hover', 'sheet'] as const) {
      await clear(360, 800);
      const { root } = stage({ shape, t: longer });
      root.querySelector<HTMLElement>('.opens-tools button')?.click();
      await drawn();
      expect(cutOff(root)).toEqual([]);
    }
  });
});
