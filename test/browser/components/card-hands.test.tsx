import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { mountCard } from '../../../components/hover-card/mount.tsx';
import { DETAIL, NOTES } from '../../fixtures/notes.ts';
import { soon } from '../soon.ts';
import { button, clear, drawn, stageCard, textOf } from './stage.tsx';
import { german } from './words.ts';

beforeEach(() => clear());

describe('hands on the card', () => {
  it('UX-A9 Escape closes it and goes no further', async () => {
    const { card, props, root } = stageCard();
    const outside = vi.fn();
    document.addEventListener('keydown', outside);
    root.querySelector<HTMLElement>('h2')?.focus();
    await userEvent.keyboard('{Escape}');
    expect(props.onClose).toHaveBeenCalledOnce();
    expect(outside).not.toHaveBeenCalled();
    await userEvent.keyboard('x');
    expect(outside).toHaveBeenCalledOnce();
    document.removeEventListener('keydown', outside);
    expect(card.isConnected).toBe(true);
  });

  it('is walked through with Tab in the order it is read', async () => {
    const { root } = stageCard({ note: NOTES['fitted-then-not-now'], onOpenRecord: () => undefined });
    await drawn();
    root.querySelector<HTMLElement>('h2')?.focus();
    const order: string[] = [];
    for (let step = 0; step < 6; step++) {
      await userEvent.keyboard('{Tab}');
      order.push(root.activeElement?.getAttribute('aria-label') ?? root.activeElement?.textContent ?? '');
    }
    expect(order).toEqual(['Close', 'More', 'Copy citation', 'Full record', 'Previous note', 'Next note']);
  });

  it('can be scrolled by keyboard when it is longer than its place, and only then', async () => {
    await clear(800, 500);
    const long = stageCard({ note: NOTES['leaves-out'] });
    const short = stageCard({ note: NOTES['fits-then-and-now'] });
    await soon(() => expect([long.root, short.root].map((root) => root.querySelector('.body')?.getAttribute('tabindex'))).toEqual(['0', null]));
    long.root.querySelector<HTMLElement>('.body')?.focus();
    await userEvent.keyboard('{End}');
    await soon(() => expect(long.root.querySelector('.body')?.scrollTop).toBeGreaterThan(0));
  });

  it('opens, closes, steps', () => {
    const { root, props, update } = stageCard();
    button('More', root).click();
    expect(props.onMore).toHaveBeenLastCalledWith(true);
    update({ expanded: true });
    expect(button('Less', root).getAttribute('aria-expanded')).toBe('true');
    button('Less', root).click();
    expect(props.onMore).toHaveBeenLastCalledWith(false);
    button('Next note', root).click();
    button('Previous note', root).click();
    expect(vi.mocked(props.onStep).mock.calls).toEqual([[1], [-1]]);
    button('Close', root).click();
    expect(props.onClose).toHaveBeenCalledOnce();
  });

  it('keeps focus on the step button when another note comes, and starts it at its top', async () => {
    const { root, update } = stageCard({ note: NOTES['leaves-out'], expanded: true, detail: DETAIL });
    const body = root.querySelector('.body');
    body?.scrollTo(0, 200);
    button('Next note', root).focus();
    update({ note: { ...NOTES['fitted-then-not-now'], id: 'n2' }, position: { index: 2, total: 6 } });
    await drawn();
    expect(root.activeElement?.getAttribute('aria-label')).toBe('Next note');
    expect(root.querySelector('.body')?.scrollTop).toBe(0);
    expect(textOf(root.querySelector('h2'))).toBe('Changed since 27 Apr 2026');
  });

  it('copies the citation with its primary source, and says so politely (UX-A18)', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { root, props } = stageCard({ detail: DETAIL, note: NOTES['leaves-out'] });
    button('Copy citation', root).click();
    await soon(() => expect(props.onCopied).toHaveBeenCalledOnce());
    expect(write.mock.calls[0]?.[0]).toMatch(
      /^Obelus record “How much has Microsoft put into OpenAI\?”, facts as of 21 Nov 2026, .*\nMicrosoft, “Annual report/,
    );
    expect(textOf(root.querySelector('[role=status]'))).toBe('Citation copied');
    write.mockRestore();
  });

  it('copies by the old command where the page’s policy closes the new way, out of the page’s sight', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    const pageListener = vi.fn();
    document.addEventListener('copy', pageListener);
    const { root, props } = stageCard();
    await userEvent.click(button('Copy citation', root));
    await soon(() => expect(props.onCopied).toHaveBeenCalledOnce());
    expect(pageListener).not.toHaveBeenCalled();
    document.removeEventListener('copy', pageListener);
    write.mockRestore();
  });

  it('says so when the browser refuses', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    const command = vi.spyOn(document, 'execCommand').mockReturnValue(false);
    const { root, props } = stageCard();
    button('Copy citation', root).click();
    await soon(() => expect(textOf(root.querySelector('[role=status]'))).toBe('The browser did not allow copying.'));
    expect(props.onCopied).not.toHaveBeenCalled();
    write.mockRestore();
    command.mockRestore();
  });

  it('leaves nothing behind but its one style sheet, for the next card', () => {
    const { root, props, unmount } = stageCard();
    unmount();
    expect([root.childElementCount, root.adoptedStyleSheets.length]).toEqual([0, 1]);
    mountCard(root, props).unmount();
    expect([root.childElementCount, root.adoptedStyleSheets.length]).toEqual([0, 1]);
  });

  it('speaks the reader’s language, and names the record’s', () => {
    const { card, root } = stageCard({ t: german, locale: 'de', note: NOTES['fitted-then-not-now'] });
    expect(card.lang).toBe('de');
    expect(textOf(root.querySelector('h2'))).toBe('Geändert seit 27. Apr. 2026');
    expect(root.getElementById(card.getAttribute('aria-describedby') ?? '')?.lang).toBe('en');
  });
});
