import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { soon } from '../soon.ts';
import { ARTICLE, emptyPage, painted, pass, start, WANTED, wordsOf } from './harness.ts';

beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = ARTICLE;
});
afterEach(() => emptyPage());

describe('pages that change', () => {
  it('drops the marks of a touched block at once and reads only that block again', async () => {
    const { asked } = await start(WANTED);
    const text = document.querySelector('#three')?.firstChild as Text;
    text.data = 'Nobody will hear anything, and A court will hear both sides anyway.';
    await Promise.resolve();
    expect(painted()['obelus-context-light']).toBeUndefined();
    expect(painted()['obelus-differ-light']).toHaveLength(1);
    await soon(() => expect(painted()['obelus-context-light']).toEqual(['A court will hear both sides']));
    expect(asked).toHaveLength(2);
    const last = asked[1];
    const changed = last?.blocks.filter(({ id }) => last.only?.includes(id)).map((block) => block.text);
    expect(changed).toEqual(['Nobody will hear anything, and A court will hear both sides anyway.']);
    expect(last?.blocks[0]?.role).toBe('title');
    // Where everything with a note stands now, in page order: the blocks before keep their places.
    const order = asked[0]?.blocks.filter((block) => WANTED.some(({ words }) => block.text.includes(words))).map(({ id }) => id);
    expect(last?.places?.map(({ id }) => id)).toEqual([...(order ?? []).slice(0, 2), last?.only?.at(0)]);
    const text3 = asked[0]?.blocks.map((block) => block.text).join('\n') ?? '';
    expect(last?.places?.at(1)?.offset).toBe(text3.indexOf('Every call'));
    expect(last?.places?.at(2)?.offset).toBe(text3.indexOf('A court will'));
  });

  it('marks text that is added, within its inline run too', async () => {
    const { asked } = await start([...WANTED, { words: 'a second deal', standing: 'matches' }, { words: 'and a third one', standing: 'matches' }]);
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<section><p>There is a second deal now.</p></section>');
    await soon(() => expect(painted()['obelus-matches-light']).toEqual(['a second deal']));
    expect(asked.at(-1)?.only).toHaveLength(1);
    document
      .querySelector('section p')
      ?.append(document.createElement('br'), 'Oh, ', Object.assign(document.createElement('b'), { textContent: 'and a third' }), ' one.');
    await soon(() => expect(painted()['obelus-matches-light']).toEqual(['a second deal', 'and a third one']));
  });

  it('tells the background which blocks are gone, and lets the next mention be the first', async () => {
    const { asked, reader } = await start(WANTED);
    const before = asked[0]?.blocks.find(({ text }) => text.includes('since the start'))?.id;
    document.querySelector('#one')?.remove();
    await soon(() => expect(asked).toHaveLength(2));
    await soon(() => expect(painted()['obelus-differ-light']).toEqual(['put thirteen billion']));
    expect(asked[1]?.only).toEqual([before]);
    expect(reader.painted()).toHaveLength(3);
    expect(wordsOf([...(CSS.highlights.get('obelus-differ-light') ?? [])][0] as AbstractRange)).toBe('put thirteen billion');
    expect(document.querySelector('#three')?.contains([...(CSS.highlights.get('obelus-differ-light') ?? [])][0]?.startContainer ?? null)).toBe(true);
  });

  it('reads a block once more when it is opened, and not for what brings no text', async () => {
    document.body.insertAdjacentHTML('beforeend', '<details><summary>More</summary><p>Inside, an opened saying.</p></details>');
    const { asked } = await start([...WANTED, { words: 'an opened saying' }]);
    for (const tag of ['script', 'img', 'iframe', 'div']) document.body.append(document.createElement(tag));
    document.body.append(document.createComment('x'), document.createTextNode(' \n '));
    await pass(150);
    expect(asked).toHaveLength(1);
    document.querySelector('details')?.setAttribute('open', '');
    await soon(() => expect(Object.values(painted()).flat()).toContain('an opened saying'));
  });

  it('PK-F6 leaves a page alone that never stops changing, and says why', async () => {
    const { reader, asked } = await start(WANTED);
    const ticker = document.createElement('div');
    document.body.append(ticker);
    await soon(() => {
      for (let index = 0; index < 4_000; index += 1) ticker.textContent = `Tick ${Math.random()}`;
      expect(reader.stopped()).toBe('too-busy');
    }, 20);
    expect(asked.length).toBeLessThan(210);
    expect(painted()['obelus-differ-light']).toHaveLength(1);
  });

  it('follows a page further after the machine stood still while it was read', async () => {
    const { reader } = await start([...WANTED, { words: 'a second deal', standing: 'matches' }]);
    const style = vi.spyOn(window, 'getComputedStyle').mockImplementationOnce((element) => {
      for (const until = performance.now() + 1_000; performance.now() < until;);
      return getComputedStyle(element);
    });
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<section><p>Something new.</p></section>');
    await soon(() => expect(style).toHaveBeenCalled());
    document.querySelector('section')?.insertAdjacentHTML('beforeend', '<p>There is a second deal now.</p>');
    await soon(() => expect(painted()['obelus-matches-light']).toEqual(['a second deal']));
    expect(reader.stopped()).toBeNull();
    style.mockRestore();
  });

  it('asks nothing for new text without any gate word on a page without notes', async () => {
    const { asked } = await start([], { mentions: (text) => text.includes('Azure') });
    expect(asked).toHaveLength(1);
    document.body.append(Object.assign(document.createElement('p'), { textContent: 'The weather is fine.' }));
    await pass(150);
    expect(asked).toHaveLength(1);
    document.body.append(Object.assign(document.createElement('p'), { textContent: 'Azure is down.' }));
    await soon(() => expect(asked).toHaveLength(2));
  });
});

describe('a page that hides itself at first', () => {
  it('is read once it shows', async () => {
    document.body.style.visibility = 'hidden';
    setTimeout(() => (document.body.style.visibility = ''), 100);
    const { reader } = await start(WANTED);
    expect(reader.painted()).toHaveLength(3);
  });
});
