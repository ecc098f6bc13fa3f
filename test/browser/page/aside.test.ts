import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { MuteScope } from '../../../lib/model/note.ts';
import type { CardProps, MountCard } from '../../../lib/page/card-props.ts';
import { soon } from '../soon.ts';
import { ARTICLE, card, emptyPage, fakeCard, host, middleOf, nextFrame, painted, SETTINGS, shadow, signs, start, WANTED } from './harness.ts';

beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = ARTICLE;
});
afterEach(() => emptyPage());

/** The last props of each card by its shape, so that a test can press what the real view would offer. */
const spying = (): { mounter: () => MountCard; props: Partial<Record<string, CardProps>> } => {
  const props: Partial<Record<string, CardProps>> = {};
  const keep = (next: CardProps): void => void (props[next.shape ?? 'hover'] = next);
  const mount: MountCard = (root, first) => {
    keep(first);
    const view = fakeCard(root, first);
    return {
      update: (next) => {
        keep(next);
        view.update(next);
      },
      unmount: view.unmount,
    };
  };
  return { mounter: () => mount, props };
};
const dialogs = (): HTMLElement[] => [...shadow().querySelectorAll<HTMLElement>('[role=dialog]:not(.coming *)')];

describe('a pinned card', () => {
  it('stands beside the text while another one opens, and goes back to its mark', async () => {
    await emptyPage(1440, 800);
    document.body.innerHTML = ARTICLE;
    const { mounter, props } = spying();
    const { reader } = await start(WANTED, { mounter });
    const [first = '', second = ''] = reader.painted();
    reader.show(first);
    props.hover?.onPin?.();
    expect(dialogs()).toHaveLength(1);
    const aside = shadow().querySelector('.dock')?.getBoundingClientRect();
    const column = document.querySelector('#one')?.getBoundingClientRect();
    expect(aside && column && (aside.right <= column.left || aside.left >= column.right)).toBe(true);
    expect(shadow().activeElement?.localName).toBe('h2');
    reader.show(second);
    expect(dialogs().map((each) => each.textContent)).toEqual([expect.stringContaining('put thirteen billion'), expect.stringContaining('must be routed')]);
    expect(signs().filter((sign) => sign.classList.contains('on'))).toHaveLength(2);
    const before = shadow().querySelector('.dock')?.getBoundingClientRect().top;
    window.scrollBy(0, 40);
    await nextFrame();
    expect(shadow().querySelector('.dock')?.getBoundingClientRect().top).toBe(before);
    props.pinned?.onPin?.();
    expect(dialogs().map((each) => each.textContent)).toEqual([expect.stringContaining('put thirteen billion')]);
    await userEvent.keyboard('{Escape}');
    expect(dialogs()).toHaveLength(0);
  });

  it('keeps out of its mark’s way where no side has room', async () => {
    await emptyPage(700, 700);
    document.body.innerHTML = `<main style="margin:0 10px;font:18px/30px serif">${ARTICLE}</main>`;
    const { mounter, props } = spying();
    const { reader } = await start(WANTED, { mounter });
    reader.show(reader.painted()[0] ?? '');
    props.hover?.onPin?.();
    const aside = shadow().querySelector('.dock')?.getBoundingClientRect();
    const { x, y } = middleOf('put thirteen');
    expect(aside && (y < aside.top || y > aside.bottom || x < aside.left)).toBe(true);
    expect(aside && aside.height).toBeLessThanOrEqual(700 * 0.45 + 1);
  });

  it.each([1260, 1000])('covers no end of a line in a window of %i px', async (width) => {
    await emptyPage(width, 960);
    document.body.innerHTML = ARTICLE;
    const { mounter, props } = spying();
    const { reader } = await start(WANTED, { mounter });
    reader.show(reader.painted()[0] ?? '');
    props.hover?.onPin?.();
    const aside = shadow().querySelector('.dock')?.getBoundingClientRect() ?? new DOMRect();
    const column = document.querySelector('#one')?.getBoundingClientRect() ?? new DOMRect();
    expect(aside.height).toBeGreaterThan(100);
    if (width === 1260) expect(aside.left).toBeGreaterThanOrEqual(column.right);
    else expect(aside.left <= column.left && aside.right >= column.right && aside.top > column.bottom).toBe(true);
  });

  it('stays through a new reading of the page, and goes when its statement has gone', async () => {
    const { mounter, props } = spying();
    const { reader } = await start(WANTED, { mounter });
    reader.show(reader.painted()[0] ?? '');
    props.hover?.onPin?.();
    document.querySelector('#three')?.remove();
    await soon(() => expect(signs()).toHaveLength(2));
    expect(dialogs()).toHaveLength(1);
    document.querySelector('#one')?.remove();
    await soon(() => expect(dialogs()).toHaveLength(0));
  });
});

describe('muting', () => {
  it('takes every mark of the question at once, leaves the card open for Undo, and brings them back', async () => {
    const { mounter, props } = spying();
    const told: [string, MuteScope, boolean][] = [];
    const { reader } = await start(WANTED, { mounter, mute: (...mute) => void told.push(mute) });
    reader.show(reader.painted()[0] ?? '');
    props.hover?.onMute?.('site');
    expect(painted()['obelus-differ-light']).toBeUndefined();
    expect(card()?.textContent).toContain('put thirteen billion');
    expect(props.hover?.muted).toBe('site');
    props.hover?.onMute?.(null);
    expect(painted()['obelus-differ-light']).toEqual(['put thirteen billion']);
    expect(told).toEqual([
      ['money', 'site', true],
      ['money', 'site', false],
    ]);
  });

  it('is known from the background at the next reading', async () => {
    await start(WANTED, { reply: { settings: { ...SETTINGS, muted: [{ claim: 'money', scope: 'everywhere' }] } } });
    expect(signs()).toHaveLength(2);
  });

  it('offers only this page where nothing may be kept', async () => {
    const { mounter, props } = spying();
    const { reader } = await start(WANTED, { mounter });
    reader.show(reader.painted()[0] ?? '');
    expect(props.hover?.muteScopes).toEqual(['page']);
    expect(props.hover?.onObject).toBeUndefined();
  });
});

describe('above the page', () => {
  it('UX-A10 stands in the top layer, over whatever has the highest z-index', async () => {
    const { reader } = await start(WANTED);
    document.body.insertAdjacentHTML('beforeend', '<div style="position:fixed;inset:0;z-index:2147483647;background:#ccc"></div>');
    document.documentElement.append(document.body.lastElementChild as Element);
    reader.show(reader.painted()[0] ?? '');
    const box = card()?.getBoundingClientRect();
    expect(box && document.elementFromPoint(box.left + 30, box.top + 30)).toBe(host());
  });

  it('moves into a dialog that opens while a card is there, and the card stays on top', async () => {
    document.body.insertAdjacentHTML('beforeend', '<dialog><p>Something else</p></dialog>');
    const { reader } = await start(WANTED);
    reader.show(reader.painted()[0] ?? '');
    const dialog = document.querySelector('dialog') as HTMLDialogElement;
    dialog.showModal();
    await soon(() => expect(host()?.parentElement).toBe(dialog));
    const box = card()?.getBoundingClientRect();
    expect(box && document.elementFromPoint(box.left + 30, box.top + 30)).toBe(host());
    const mark = middleOf('put thirteen');
    await soon(() => expect((card()?.getBoundingClientRect().top ?? 0) > mark.y).toBe(true));
    dialog.close();
    await soon(() => expect(host()?.parentElement).toBe(document.documentElement));
  });

  it('follows a theme that the page switches while a card is open', async () => {
    document.head.insertAdjacentHTML('beforeend', '<style id="theme">.night main{background:#0d1117;color:#eee}</style>');
    const { reader } = await start(WANTED);
    reader.show(reader.painted()[0] ?? '');
    expect(card()?.dataset.theme).toBe('light');
    document.documentElement.className = 'night';
    await soon(() => expect(card()?.dataset.theme).toBe('dark'));
    expect(Object.keys(painted())).toContain('obelus-differ-dark');
    document.querySelector('#theme')?.remove();
  });

  it('stays open and in reach on a page that steals the focus', async () => {
    const { reader } = await start(WANTED);
    reader.show(reader.painted()[0] ?? '');
    const thief = document.createElement('input');
    document.body.append(thief);
    thief.focus();
    expect(card()).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(card()).toBeNull();
  });
});
