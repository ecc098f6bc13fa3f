import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { soon } from '../soon.ts';
import { ARTICLE, card, emptyPage, FACTS, host, notesIn, painted, pass, SETTINGS, start, WANTED } from './harness.ts';

beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = ARTICLE;
});
afterEach(() => emptyPage());

describe('the life of a reader', () => {
  it('asks again when the worker died, twice, and then leaves the page in peace', async () => {
    let calls = 0;
    const dying = (times: number) => async () => {
      calls += 1;
      if (calls <= times) throw new Error('The message port closed before a response was received.');
      return { notes: [], facts: FACTS, settings: SETTINGS };
    };
    await start([], { read: dying(2) });
    expect(calls).toBe(3);
    calls = 0;
    await start([], { read: dying(9) });
    expect(calls).toBe(3);
    expect(host()).toBeNull();
  });

  it('takes everything down when the extension is gone', async () => {
    let alive = true;
    const { ended } = await start(WANTED, { alive: () => alive });
    expect(host()).not.toBeNull();
    alive = false;
    host()?.remove();
    await soon(() => expect(ended()).toBe(true));
    expect(host()).toBeNull();
    expect(painted()).toEqual({});
  });

  it('goes when it is told that the site is off, and stays silent without facts', async () => {
    const { ended } = await start(WANTED, { reply: { silent: 'site-off' } });
    expect(ended()).toBe(true);
    const other = await start(WANTED, { reply: { silent: 'no-facts', notes: [] } });
    expect(other.ended()).toBe(false);
    expect(host()).toBeNull();
  });

  it('shows, hides, steps and reads again as it is asked', async () => {
    const { reader, asked } = await start(WANTED);
    const [first, second] = reader.painted();
    expect(reader.step(1)).toBe(true);
    expect(card()?.textContent).toContain('put thirteen billion');
    expect(card()?.dataset.position).toBe('1 of 3');
    expect(reader.step(1)).toBe(true);
    expect(card()?.textContent).toContain('routed through');
    expect(reader.step(-1)).toBe(true);
    expect(reader.show(second ?? '')).toBe(true);
    expect(reader.show('nothing')).toBe(false);
    expect(reader.toggle()).toBe(true);
    expect([painted(), card(), reader.painted()]).toEqual([{}, null, []]);
    expect(reader.toggle()).toBe(false);
    expect(reader.painted()).toHaveLength(3);
    await reader.reread();
    expect(asked).toHaveLength(2);
    expect(reader.painted()).toHaveLength(3);
    expect(reader.painted()).not.toContain(first);
    reader.stop();
    expect([host(), painted()]).toEqual([null, {}]);
  });

  it('PK-F1 takes no word from the page that it was left or came back', async () => {
    const { asked, ended } = await start(WANTED, { stamp: async () => String(Math.random()) });
    for (const type of ['pagehide', 'pageshow']) for (const persisted of [true, false]) window.dispatchEvent(new PageTransitionEvent(type, { persisted }));
    await pass(50);
    expect(asked).toHaveLength(1);
    expect(ended()).toBe(false);
  });

  it('lets the answer of the last reading count, in whatever order answers come', async () => {
    const waiting: ((look: 'colour' | 'list') => void)[] = [];
    let first = true;
    const { reader } = await start(WANTED, {
      read: (request) => {
        const reply = { notes: notesIn(request, WANTED), facts: FACTS };
        if (first) return Promise.resolve({ ...reply, settings: SETTINGS });
        return new Promise((done) => waiting.push((look) => done({ ...reply, settings: { ...SETTINGS, look } })));
      },
    });
    first = false;
    const early = reader.reread();
    await soon(() => expect(waiting).toHaveLength(1));
    const late = reader.reread();
    await soon(() => expect(waiting).toHaveLength(2));
    waiting[1]?.('colour');
    await late;
    waiting[0]?.('list');
    await early;
    reader.toggle();
    reader.toggle();
    expect(reader.painted()).toHaveLength(3);
  });

  it('sends title, language, dates and address with the text', async () => {
    document.title = 'A deal';
    document.querySelector('h1')?.insertAdjacentHTML('afterend', '<p>By A. Writer</p><time datetime="2026-03-19T08:00:00Z">today</time>');
    const { asked } = await start([]);
    expect(asked[0]).toMatchObject({
      url: location.href,
      title: 'A deal',
      lang: 'en',
      omitted: 0,
      dates: [{ article: 0, date: { date: '2026-03-19', origin: 'time' } }],
    });
  });
});
