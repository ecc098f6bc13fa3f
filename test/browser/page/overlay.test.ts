import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { soon } from '../soon.ts';
import { ARTICLE, emptyPage, host, middleOf, nextFrame, painted, pass, shadow, signs, start, WANTED } from './harness.ts';

beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = ARTICLE;
});
afterEach(() => emptyPage());

describe('the overlay', () => {
  it('PK-G1 cannot be styled away by the page', async () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<style>obelus-notes{display:none!important;opacity:0!important;transform:scale(0)!important;visibility:hidden!important;position:static!important}*{all:unset}main{display:block}</style>',
    );
    await start(WANTED);
    host()?.setAttribute('style', 'display:none!important;opacity:0!important');
    const style = getComputedStyle(host() as HTMLElement);
    expect([style.display, style.opacity, style.visibility, style.transform, style.position]).toEqual(['block', '1', 'visible', 'none', 'absolute']);
    expect(signs()[0]?.checkVisibility({ opacityProperty: true, visibilityProperty: true })).toBe(true);
  });

  it('PK-F15 comes back when the page removes it, three times, then gives up quietly', async () => {
    await start(WANTED);
    for (let round = 0; round < 3; round += 1) {
      host()?.remove();
      await soon(() => expect(host(), `round ${round}`).not.toBeNull());
    }
    host()?.remove();
    await pass(100);
    expect(host()).toBeNull();
  });

  it('PK-G8 moves into an open modal dialog and back', async () => {
    document.body.insertAdjacentHTML('beforeend', '<dialog><p>In here, A court will hear both sides</p></dialog>');
    document.querySelector('#three')?.remove();
    const dialog = document.querySelector('dialog') as HTMLDialogElement;
    dialog.showModal();
    const { reader, asked } = await start(WANTED);
    await nextFrame();
    expect(host()?.parentElement).toBe(dialog);
    const note = asked[0]?.blocks.find(({ text }) => text.startsWith('In here'));
    expect(reader.show(`${note?.id}:9:court`)).toBe(true);
    expect(shadow().activeElement?.localName).toBe('h2');
    dialog.close();
    window.dispatchEvent(new Event('resize'));
    await nextFrame();
    expect(host()?.parentElement).toBe(document.documentElement);
  });

  it.each(['ltr', 'rtl'])('sets no sign on the rule beside a quotation, but outside of it: %s', async (dir) => {
    document.body.innerHTML = `<main dir="${dir}" style="width:500px;margin:0 auto"><blockquote style="margin:0;padding-inline:18px;border-inline:3px solid"><p>A court will hear both sides</p></blockquote></main>`;
    await start(WANTED);
    await nextFrame();
    const [sign, quote] = [signs()[0], document.querySelector('blockquote')].map((element) => (element as Element).getBoundingClientRect());
    expect(dir === 'ltr' ? (quote?.left ?? 0) - (sign?.right ?? 999) : (sign?.left ?? 0) - (quote?.right ?? 999)).toBeGreaterThanOrEqual(0);
  });

  it('removes what an older version left', async () => {
    document.documentElement.append(document.createElement('obelus-notes'), document.createElement('obelus-notes'));
    CSS.highlights.set('obelus-differ-ink', new Highlight());
    CSS.highlights.set('page-own', new Highlight());
    await start(WANTED);
    expect(document.querySelectorAll('obelus-notes')).toHaveLength(1);
    expect(CSS.highlights.has('obelus-differ-ink')).toBe(false);
    expect(CSS.highlights.has('page-own')).toBe(true);
    CSS.highlights.delete('page-own');
  });

  it('places signs beside the text, hides them where there is no gutter, and keeps them with their line', async () => {
    await start(WANTED);
    const line = middleOf('put thirteen');
    const box = signs()[0]?.getBoundingClientRect();
    const column = document.querySelector('#one')?.getBoundingClientRect().left ?? 0;
    expect(box && [Math.round(box.width), Math.round(column - box.left)]).toEqual([28, 42]);
    expect(Math.abs((box ? box.top + 14 : 0) - line.y)).toBeLessThan(3);
    document.body.insertAdjacentHTML('afterbegin', '<div style="height:300px"></div>');
    await soon(() => expect(Math.abs((signs()[0]?.getBoundingClientRect().top ?? 0) + 14 - middleOf('put thirteen').y)).toBeLessThan(3));
    document.querySelector('main')?.setAttribute('style', 'margin:0 10px;width:300px');
    window.dispatchEvent(new Event('resize'));
    await soon(() => expect(signs().every((sign) => sign.classList.contains('quiet'))).toBe(true));
  });

  it('hides a sign whose line is scrolled out of its box', async () => {
    document.body.innerHTML = `<div id="box" style="height:200px;overflow:auto;margin:50px 200px;width:600px"><div style="height:20px"></div><p>The company has put thirteen billion into it.</p><div style="height:900px"></div></div>`;
    await start(WANTED);
    await nextFrame();
    expect(signs()[0]?.classList.contains('away')).toBe(false);
    const before = signs()[0]?.getBoundingClientRect().top ?? 0;
    document.querySelector('#box')?.scrollTo(0, 10);
    await soon(() => expect(signs()[0]?.getBoundingClientRect().top).toBe(before - 10));
    document.querySelector('#box')?.scrollTo(0, 400);
    await soon(() => expect(signs()[0]?.classList.contains('away')).toBe(true));
  });

  it('stands on the right in right-to-left text', async () => {
    document.body.innerHTML = '<div dir="rtl" style="width:500px;margin:40px auto"><p>The company has put thirteen billion into it.</p></div>';
    await start(WANTED);
    await nextFrame();
    const box = signs()[0]?.getBoundingClientRect();
    const column = document.querySelector('p')?.getBoundingClientRect().right ?? 0;
    expect(Math.round((box?.right ?? 0) - column)).toBe(42);
  });
});

describe('UX-A12 a sign', () => {
  it('follows the ground that it stands on, where that is not the ground of its text', async () => {
    document.body.style.cssText = 'margin:0;background:#0c0e12;color:#e6e6e6';
    document.body.innerHTML = `<main style="margin:40px auto;width:640px;padding:20px;background:#777;color:#000"><p>The company has put thirteen billion into it.</p></main>
      <section style="margin:0 auto;width:640px"><p>A court will hear both sides.</p></section>`;
    await start(WANTED);
    await nextFrame();
    const tones = signs().map((sign) => ['light', 'dark', 'ink'].find((tone) => sign.classList.contains(tone)));
    expect(Object.keys(painted())).toEqual(['obelus-differ-ink', 'obelus-context-dark']);
    // The first one stands half on the grey box's padding: what is under its middle counts.
    expect(tones).toEqual(['dark', 'dark']);
  });
});
