import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onCommand } from '../../../entrypoints/background/commands.ts';
import type { Context } from '../../../entrypoints/background/context.ts';
import { takeLookup } from '../../../entrypoints/background/lookup.ts';
import { makeMenus, onMenu } from '../../../entrypoints/background/menus.ts';

const context = {} as Context;
let opened: { url: string; openerTabId?: number }[];
let told: { tab: number; message: unknown }[];

beforeEach(() => {
  fakeBrowser.reset();
  [opened, told] = [[], []];
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation((async (tab: (typeof opened)[number]) => void opened.push(tab)) as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async (tab: number, message: unknown) => {
    told.push({ tab, message });
    return { ok: true, value: { shown: true } };
  });
});

describe('"Look this up in the record"', () => {
  it('opens the record beside the tab; the words stand in no address and are given once', async () => {
    await onMenu(context, { menuItemId: 'look-up', selectionText: '  must be\n routed ' }, { id: 4, url: 'https://a.example/', incognito: false });
    expect(opened).toMatchObject([{ openerTabId: 4 }]);
    expect(opened[0]?.url).toMatch(/\/record\.html$/);
    expect([await takeLookup(), await takeLookup()]).toEqual(['must be routed', '']);
  });

  it('cuts a whole article short', async () => {
    await onMenu(context, { menuItemId: 'look-up', selectionText: 'word '.repeat(1000) }, { id: 4 });
    expect((await takeLookup()).length).toBe(500);
  });

  it('carries nothing of a private window into a normal one', async () => {
    await onMenu(context, { menuItemId: 'look-up', selectionText: 'secret' }, { id: 4, incognito: true });
    expect([opened.length, opened[0]?.openerTabId, await takeLookup()]).toEqual([1, undefined, '']);
  });

  it('UX-A24 no menus are made where the browser has none', async () => {
    const { contextMenus } = fakeBrowser as { contextMenus?: unknown };
    Object.defineProperty(fakeBrowser, 'contextMenus', { value: undefined, configurable: true });
    await expect(makeMenus()).resolves.toBeUndefined();
    Object.defineProperty(fakeBrowser, 'contextMenus', { value: contextMenus, configurable: true });
  });
});

describe('keyboard commands', () => {
  it.each([
    ['next-note', { type: 'reader.step', request: { by: 1 } }],
    ['previous-note', { type: 'reader.step', request: { by: -1 } }],
    ['toggle-marks', { type: 'reader.toggle', request: null }],
  ])('%s reaches the reader of the tab in front', async (command, message) => {
    await onCommand(command, { id: 9 });
    expect(told).toEqual([{ tab: 9, message }]);
  });

  it('asks which tab is in front where the browser does not say', async () => {
    vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 3 }] as never);
    await onCommand('next-note');
    expect(told[0]?.tab).toBe(3);
  });

  it('does nothing for a command that it does not know', async () => {
    await onCommand('constructor', { id: 9 });
    expect(told).toEqual([]);
  });
});
