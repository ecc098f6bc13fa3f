import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { soon } from '../soon.ts';
import { card, emptyPage, middleOf, nextFrame, pass, SETTINGS, shadow, signs, start } from './harness.ts';
import type { Wanted } from './harness.ts';
import { away, pointAt, watchOpening } from './pointer.ts';

const ARTICLE = `
  <header><a id="first" href="#x">First stop</a></header>
  <main style="margin:40px auto;width:680px;font:18px/30px serif">
    <h1>A deal, and a quarrel over it</h1>
    <p id="one">The company has put thirteen billion into the laboratory since then.</p>
    <p id="two">Every call <a id="inside" href="#followed">must be routed through</a> its cloud, say people.</p>
    <p id="three">A court will hear both sides, and the company waits for it.</p>
    <div style="height:1800px"></div><button id="last">Last stop</button>
  </main>`;
const WANTED: Wanted[] = [
  { words: 'put thirteen billion', claim: 'money', standing: 'differ' },
  { words: 'must be routed through its cloud', claim: 'cloud', standing: 'changed' },
  { words: 'A court will hear both sides', claim: 'court', standing: 'context' },
];

const opened = (words: string): Promise<unknown> => soon(() => expect(card()?.textContent).toContain(words));

beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = ARTICLE;
  await away();
});
afterEach(() => emptyPage());

describe('the card under the pointer', () => {
  it('UX-A7 opens after a rest on the mark, below its last line, never over it; Esc closes it until the pointer has left', async () => {
    await start(WANTED);
    const focus = document.activeElement;
    const opening = watchOpening();
    await pointAt('put thirteen');
    await opened('put thirteen billion');
    // The rest is counted from the frame that saw the pointer come, which may be a little before the event.
    expect(opening()?.rested).toBeGreaterThanOrEqual(450);
    const box = card()?.getBoundingClientRect();
    const mark = middleOf('put thirteen billion');
    expect(box && box.top > mark.y + 5 && box.left < mark.x && box.right > mark.x).toBe(true);
    expect(document.activeElement).toBe(focus);
    await userEvent.keyboard('{Escape}');
    expect(card()).toBeNull();
    await pointAt('put thirteen', { by: { x: 3, y: 1 } });
    await pass(800);
    expect(card()).toBeNull();
    await away();
    await pointAt('put thirteen');
    await opened('put thirteen billion');
  });

  it('UX-A7 stays while the pointer is in the card, and goes when it has left both', async () => {
    await start(WANTED);
    await pointAt('put thirteen');
    await opened('put thirteen billion');
    await userEvent.hover(card() as HTMLElement, { position: { x: 150, y: 120 } });
    await pass(900);
    expect(card()).not.toBeNull();
    await away();
    await soon(() => expect(card()).toBeNull());
  });

  it('counts a note as read after a second, once', async () => {
    const [seen, times]: [string[], number[]] = [[], []];
    await start(WANTED, { seen: (claim) => void (seen.push(claim), times.push(performance.now())) });
    const opening = watchOpening();
    await pointAt('put thirteen');
    await opened('put thirteen billion');
    await soon(() => expect(seen).toEqual(['money']));
    expect((times[0] ?? 0) - (opening()?.at ?? Infinity)).toBeGreaterThanOrEqual(990);
    await userEvent.keyboard('{Escape}');
    await away();
    await pointAt('put thirteen');
    await opened('put thirteen billion');
    await pass(1_100);
    expect(seen).toEqual(['money']);
  });

  it('moves on to another mark', async () => {
    await start(WANTED);
    await pointAt('A court');
    await opened('A court will hear');
    await pointAt('put thirteen');
    await opened('put thirteen billion');
    expect(shadow().querySelectorAll('[role=dialog]:not(.coming *)')).toHaveLength(1);
  });

  it('opens from the margin sign too, and by a press on the mark at once', async () => {
    await start(WANTED);
    await userEvent.hover(signs()[2] as HTMLElement);
    await opened('A court will hear');
    await userEvent.keyboard('{Escape}');
    await pointAt('put thirteen', { act: 'click' });
    expect(card()?.textContent).toContain('put thirteen billion');
    await away();
    await pass(500);
    expect(card()).not.toBeNull();
    await userEvent.click(document.querySelector('h1') as Element);
    expect(card()).toBeNull();
  });

  it('UX-A23 a link in a mark is followed, and a double click selects as ever', async () => {
    // The pointer stays on the mark: a card that rest opens, however late one looks, is none of the press.
    await start(WANTED, { reply: { settings: { ...SETTINGS, openDelay: 600_000 } } });
    await userEvent.click(document.querySelector('#inside') as Element);
    expect(location.hash).toBe('#followed');
    expect(card()).toBeNull();
    await pointAt('thirteen', { act: 'dblClick' });
    expect(document.getSelection()?.toString().trim()).toBe('thirteen');
    await soon(() => expect(card()).toBeNull());
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('PK-G4 answers no synthetic event', async () => {
    await start(WANTED);
    const { x, y, node } = middleOf('put thirteen');
    for (const type of ['pointermove', 'pointerdown', 'click'])
      node.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y, detail: 1 }));
    signs()[0]?.click();
    await pass(700);
    expect(card()).toBeNull();
  });

  it('loads the rest of a card once, when it is asked for', async () => {
    let asked = 0;
    await start(WANTED, {
      detail: async (claim) => {
        asked += 1;
        return { claim, question: '', lang: 'en', events: [], sources: [], positions: [] };
      },
    });
    await pointAt('put thirteen');
    await opened('put thirteen billion');
    expect(asked).toBe(0);
    await userEvent.click(shadow().querySelector('[role=dialog] button') as Element);
    await soon(() => expect(card()?.dataset.detail).toBe('there'));
    await userEvent.click(shadow().querySelector('[role=dialog] button') as Element);
    await userEvent.click(shadow().querySelector('[role=dialog] button') as Element);
    expect(asked).toBe(1);
  });

  it('follows the page’s ground, also while it is open', async () => {
    await start(WANTED);
    await pointAt('put thirteen');
    await opened('put thirteen billion');
    expect(card()?.dataset.theme).toBe('light');
    document.body.style.background = '#101010';
    window.dispatchEvent(new Event('resize'));
    await soon(() => expect(card()?.dataset.theme).toBe('dark'));
    expect([...CSS.highlights.keys()].toSorted()).toContain('obelus-active');
  });

  it('goes with its mark when the page changes under it', async () => {
    await start(WANTED);
    await pointAt('put thirteen');
    await opened('put thirteen billion');
    document.querySelector('#one')?.firstChild?.replaceWith('Something else altogether.');
    await soon(() => expect(card()).toBeNull());
  });
});

describe('the keyboard', () => {
  it('UX-A4 UX-A6 adds one region, named, with a named button for each note', async () => {
    await start(WANTED);
    const section = shadow().querySelector('section');
    expect(section?.getAttribute('aria-label')).toBe('Obelus notes: 3 on this page');
    expect(signs().map((sign) => [sign.localName, sign.getAttribute('aria-label')])).toEqual([
      ['button', 'Note 1 of 3: differ. “put thirteen billion”'],
      ['button', 'Note 2 of 3: changed. “must be routed through its cloud”'],
      ['button', 'Note 3 of 3: context. “A court will hear both sides”'],
    ]);
    expect(shadow().querySelectorAll('header, footer, nav, main, aside, [role=banner], [role=contentinfo]')).toHaveLength(0);
    document.querySelector('#three')?.remove();
    await soon(() => expect(section?.getAttribute('aria-label')).toBe('Obelus notes: 2 on this page'));
    expect(signs()[1]?.getAttribute('aria-label')).toBe('Note 2 of 2: changed. “must be routed through its cloud”');
  });

  it('UX-A5 is one tab stop after all of the page’s, with arrows, Home and End inside', async () => {
    await start(WANTED);
    document.querySelector<HTMLElement>('#first')?.focus();
    await userEvent.tab();
    expect(document.activeElement?.id).toBe('inside');
    await userEvent.tab();
    expect(document.activeElement?.id).toBe('last');
    await userEvent.tab();
    expect(shadow().activeElement).toBe(signs()[0]);
    for (const [key, at] of [
      ['{ArrowDown}', 1],
      ['{ArrowRight}', 2],
      ['{ArrowDown}', 2],
      ['{ArrowUp}', 1],
      ['{Home}', 0],
      ['{End}', 2],
      ['{ArrowLeft}', 1],
    ] as const) {
      await userEvent.keyboard(key);
      expect(shadow().activeElement, key).toBe(signs()[at]);
    }
    await userEvent.tab({ shift: true });
    expect(document.activeElement?.id).toBe('last');
    await userEvent.tab();
    expect(shadow().activeElement).toBe(signs()[1]);
  });

  it('UX-A8 Enter opens the card with focus on its heading, Esc returns to the sign', async () => {
    await start(WANTED);
    signs()[1]?.focus();
    await userEvent.keyboard('{Enter}');
    expect(card()?.textContent).toContain('must be routed');
    expect(shadow().activeElement?.localName).toBe('h2');
    await userEvent.keyboard('{Escape}');
    expect(card()).toBeNull();
    expect(shadow().activeElement).toBe(signs()[1]);
  });

  it('UX-A8 the next note opens with focus, and Esc returns to where the reader was', async () => {
    const { reader } = await start(WANTED);
    document.querySelector<HTMLElement>('#first')?.focus();
    reader.step(1);
    expect(shadow().activeElement?.localName).toBe('h2');
    reader.step(1);
    expect(card()?.textContent).toContain('must be routed');
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement?.id).toBe('first');
  });

  it('UX-A9 keeps Esc from the page only while a card is open', async () => {
    const heard: string[] = [];
    const life = new AbortController();
    for (const type of ['keydown', 'keyup'])
      document.addEventListener(type, (event) => (event as KeyboardEvent).key === 'Escape' && heard.push(type), { signal: life.signal });
    const { reader } = await start(WANTED);
    await userEvent.keyboard('{Escape}');
    expect(heard).toEqual(['keydown', 'keyup']);
    reader.step(1);
    await userEvent.keyboard('{Escape}');
    expect(heard).toHaveLength(2);
    await userEvent.keyboard('{Escape}');
    expect(heard).toHaveLength(4);
    life.abort();
  });

  it('UX-A10 works on a page that stops keys, unsets all styles and covers everything', async () => {
    const life = new AbortController();
    window.addEventListener('keydown', (event) => event.stopPropagation(), { capture: true, signal: life.signal });
    document.body.insertAdjacentHTML(
      'beforeend',
      '<style>*{all:unset}html,body,main,p,h1{display:block}body{overflow:hidden;height:100vh}#cover{position:fixed;inset:auto 0 0 auto;width:80px;height:80px;z-index:2147483647;background:#ccc;display:block}</style><div id="cover"></div>',
    );
    const { reader } = await start(WANTED);
    expect(reader.show(reader.painted()[0] ?? '')).toBe(true);
    const box = card()?.getBoundingClientRect();
    expect(box && box.width > 300 && box.height > 100).toBe(true);
    expect(box && document.elementFromPoint(box.left + 20, box.top + 20)?.localName).toBe('obelus-notes');
    await userEvent.keyboard('{Escape}');
    expect(card()).toBeNull();
    life.abort();
  });

  it('scrolls to a note that is far away, also inside a box', async () => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML(
        'beforeend',
        '<div id="box" style="height:200px;overflow:auto"><div style="height:900px"></div><p>And a distant saying ends it.</p><div style="height:900px"></div></div>',
      );
    const { reader } = await start([...WANTED, { words: 'a distant saying' }]);
    expect(reader.show(reader.painted().at(-1) ?? '')).toBe(true);
    await nextFrame();
    const { y } = middleOf('a distant saying');
    expect(y > 0 && y < innerHeight).toBe(true);
    expect(card()?.textContent).toContain('a distant saying');
    const box = card()?.getBoundingClientRect();
    expect(box && box.top >= 0 && box.bottom <= innerHeight).toBe(true);
  });
});
