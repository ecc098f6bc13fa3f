import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { createHitTest } from '../../../lib/page/hit-test.ts';
import { createMarks } from '../../../lib/page/marks.ts';
import { createTextMap } from '../../../lib/page/text-map.ts';
import { soon } from '../soon.ts';
import { ARTICLE, emptyPage, host, middleOf, nextFrame, noteAt, painted, SETTINGS, shadow, signs, start, WANTED, wordsOf } from './harness.ts';

type FromPoint = { highlightsFromPoint(x: number, y: number): { ranges: AbstractRange[] }[] };
const emulate = (media: string, features: { name: string; value: string }[] = []): Promise<unknown> =>
  cdp().send('Emulation.setEmulatedMedia', { media, features });

beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = ARTICLE;
});
afterEach(() => emptyPage());

describe('painting', () => {
  it('registers one highlight a state and tone, of static ranges, on the first mention of each claim', async () => {
    await start(WANTED);
    expect(painted()).toEqual({
      'obelus-differ-light': ['put thirteen billion'],
      'obelus-changed-light': ['must be routed through its cloud'],
      'obelus-context-light': ['A court will hear both sides'],
    });
    for (const [, highlight] of CSS.highlights) for (const range of highlight) expect(range).toBeInstanceOf(StaticRange);
  });

  it('paints every mention where the reader wants all, signs only, or nothing', async () => {
    await start(WANTED, { reply: { settings: { ...SETTINGS, allMentions: true } } });
    expect(painted()['obelus-differ-light']).toHaveLength(2);
    await emptyPage();
    document.body.innerHTML = ARTICLE;
    await start(WANTED, { reply: { settings: { ...SETTINGS, look: 'signs' } } });
    expect(painted()).toEqual({});
    expect(signs()).toHaveLength(3);
    await emptyPage();
    document.body.innerHTML = ARTICLE;
    const { reader } = await start(WANTED, { reply: { settings: { ...SETTINGS, look: 'list' } } });
    expect(painted()).toEqual({});
    expect(host()).toBeNull();
    expect(reader.painted()).toEqual([]);
  });

  it('UX-A3 changes neither tree nor layout', async () => {
    const rectangles = (): string[] =>
      [...document.querySelectorAll('*')]
        .filter((element) => element !== host())
        .map((element) => [element.tagName, ...Object.values(element.getBoundingClientRect().toJSON() as object)].join(' '));
    const [html, boxes, height] = [document.documentElement.outerHTML, rectangles(), document.documentElement.scrollHeight];
    await start(WANTED);
    await nextFrame();
    expect(signs()).toHaveLength(3);
    expect(rectangles()).toEqual(boxes);
    expect(document.documentElement.scrollHeight).toBe(height);
    expect(document.adoptedStyleSheets).toHaveLength(1);
    host()?.remove();
    expect(document.documentElement.outerHTML).toBe(html);
  });

  it('makes no change at all to the page before the first mark, nor where there is none', async () => {
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((batch) => records.push(...batch));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    await start([]);
    await nextFrame();
    records.push(...observer.takeRecords());
    observer.disconnect();
    expect(records).toEqual([]);
    expect(host()).toBeNull();
    expect([...CSS.highlights.keys()]).toEqual([]);
  });

  it('follows the page’s ground: dark set on dark, ink on grey, on a picture and in the setting', async () => {
    document.body.style.background = '#111';
    document.querySelector<HTMLElement>('#two')?.style.setProperty('background', 'rgb(128,128,128)');
    document.querySelector<HTMLElement>('#three')?.style.setProperty('background', 'linear-gradient(red, blue)');
    await start(WANTED);
    expect(Object.keys(painted()).toSorted()).toEqual(['obelus-changed-ink', 'obelus-context-ink', 'obelus-differ-dark']);
  });

  it('paints at most twelve in a viewport, and nothing that is not rendered', async () => {
    const words = Array.from({ length: 30 }, (_, index) => `statement ${String.fromCharCode(97 + index)}x`);
    document.body.innerHTML = `<div style="width:600px;margin:auto;line-height:20px">${words.map((text) => `<p style="margin:0">A ${text} here</p>`).join('')}<p style="position:absolute;left:-9999px;height:0;overflow:hidden" id="gone">A clipped saying here</p></div>`;
    const { reader } = await start([...words, 'clipped saying'].map((text) => ({ words: text })));
    expect(reader.painted()).toHaveLength(12);
    expect(Object.values(painted()).flat()).toHaveLength(12);
  });

  it('UX-A13 registers nothing in forced-colours mode and draws four kinds of line itself', async () => {
    await emulate('screen', [{ name: 'forced-colors', value: 'active' }]);
    await start([...WANTED, { words: 'say people', standing: 'matches' }]);
    expect([...CSS.highlights.keys()]).toEqual([]);
    const styles = new Set([...shadow().querySelectorAll('.margin-line')].map((rule) => getComputedStyle(rule).borderBottomStyle));
    expect(styles).toEqual(new Set(['solid', 'double', 'dotted', 'dashed']));
    const first = shadow().querySelector('.margin-line.differ')?.getBoundingClientRect();
    const line = middleOf('thirteen billion');
    expect(first && line.y > first.top && line.y < first.bottom && line.x > first.left && line.x < first.right).toBe(true);
    await emulate('screen', []);
    await soon(() => expect(Object.keys(painted())).toHaveLength(4));
    expect(shadow().querySelectorAll('.margin-line')).toHaveLength(0);
  });

  it('UX-A15 shows nothing of Obelus in print', async () => {
    await start(WANTED);
    const text = document.querySelector('#one b');
    expect(getComputedStyle(text as Element, '::highlight(obelus-differ-light)').textDecorationLine).toBe('underline');
    await emulate('print');
    expect(getComputedStyle(host() as HTMLElement).display).toBe('none');
    expect(getComputedStyle(text as Element, '::highlight(obelus-differ-light)').textDecorationLine).toBe('none');
    await emulate('');
  });

  it('PK-F11 registers again what the page cleared, three times and no more', async () => {
    await start(WANTED);
    for (let round = 0; round < 5; round += 1) {
      CSS.highlights.clear();
      window.dispatchEvent(new Event('resize'));
      await nextFrame();
      expect(CSS.highlights.size > 0, `round ${round}`).toBe(round < 3);
    }
  });
});

describe('hit test', () => {
  it('gives the browser’s own answer at many points', async () => {
    const map = createTextMap();
    await map.read(document.body, new AbortController().signal);
    const marks = createMarks();
    const notes = map.blocks.flatMap((block) =>
      [...WANTED, { words: 'billion into' }, { words: 'the company has' }]
        .filter(({ words }) => block.text.includes(words))
        .map((one) => noteAt(block, one, true)),
    );
    marks.place(notes, map.blocks);
    const highlight = new Highlight(...marks.all().map(({ range }) => range));
    CSS.highlights.set('obelus-test', highlight);
    const hit = createHitTest(document, map, marks, () => new Set(marks.all()));
    const theirs = (x: number, y: number): string[] =>
      (CSS.highlights as unknown as FromPoint).highlightsFromPoint(x, y).flatMap(({ ranges }) => ranges.map((range) => wordsOf(range)));
    let [hits, misses] = [0, 0];
    for (let y = 60; y < 420; y += 7) {
      for (let x = 260; x < 980; x += 11) {
        const [own, browser] = [hit(x, y), theirs(x, y)];
        // The browser rounds boxes to whole pixels: on the very edge it may say either.
        const onEdge = [-1, 1].some((by) => theirs(x + by, y).join() !== browser.join() || theirs(x, y + by).join() !== browser.join());
        if (onEdge) continue;
        expect(own !== null, `${x}, ${y}: ${own?.note.quote} / ${browser.join()}`).toBe(browser.length > 0);
        if (own) expect(browser).toContain(wordsOf(own.range));
        if (own) hits += 1;
        else misses += 1;
      }
    }
    expect(misses).toBeGreaterThan(1_000);
    expect(hits).toBeGreaterThan(100);
    CSS.highlights.delete('obelus-test');
  });

  it('reaches a mark under a link that is stretched over its card, and none under another layer', async () => {
    document.body.innerHTML = `<style>#s{position:relative;width:400px}#s a::after{content:"";position:absolute;inset:0}</style>
      <div id="s"><p>The company has put thirteen billion into it.</p><a href="#x">Read</a></div>
      <div id="o" style="position:absolute;left:0;top:200px;width:400px;height:60px;background:#eee"><a href="#y" style="display:block;height:60px">Layer</a></div><p style="position:absolute;left:10px;top:200px;z-index:-1">A court will hear both sides</p>`;
    const map = createTextMap();
    await map.read(document.body, new AbortController().signal);
    const marks = createMarks();
    marks.place(
      map.blocks.flatMap((block) => WANTED.filter(({ words }) => block.text.includes(words)).map((one) => noteAt(block, one, true))),
      map.blocks,
    );
    expect(marks.all()).toHaveLength(2);
    const hit = createHitTest(document, map, marks, () => new Set(marks.all()));
    const [money, court] = [middleOf('thirteen'), middleOf('court')];
    expect(hit(money.x, money.y)?.note.claim).toBe('money');
    expect(hit(court.x, court.y)).toBeNull();
  });
});
