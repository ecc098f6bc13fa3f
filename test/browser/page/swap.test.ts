import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CardProps, MountCard } from '../../../lib/page/card-props.ts';
import type { FactsLine } from '../../../lib/model/note.ts';
import type { PagePart, PageText } from '../../../lib/model/page.ts';
import { soon } from '../soon.ts';
import { ARTICLE, emptyPage, FACTS, fakeCard, notesIn, painted, SETTINGS, start, WANTED } from './harness.ts';

// Facts are swapped while a page is open (issue 6): what stands on it, and in its card, is of one generation at any moment.
const NEWER: FactsLine = { ...FACTS, generation: 'g2' };

beforeEach(async () => {
  await emptyPage();
  document.body.innerHTML = ARTICLE;
});
afterEach(() => emptyPage());

/** Answers with the facts of the moment; each note says of which they are. */
function background(first: FactsLine) {
  let facts = first;
  const asked: (PageText & PagePart)[] = [];
  return {
    asked,
    swap: (next: FactsLine) => (facts = next),
    async read(request: PageText & PagePart) {
      asked.push(request);
      const notes = notesIn(request, WANTED).map((note) => ({ ...note, judgement: { ...note.judgement, fact: facts.generation } }));
      return { notes, facts, settings: SETTINGS };
    },
  };
}

/** A card that remembers what it was ever given. */
function watchedCard(): { mount: MountCard; given: CardProps[] } {
  const given: CardProps[] = [];
  return {
    given,
    mount(root, props) {
      given.push(props);
      const card = fakeCard(root, props);
      return { ...card, update: (next) => (given.push(next), card.update(next)) };
    },
  };
}
const generationsOf = ({ note, facts, detail }: CardProps): Set<string> =>
  new Set([note.judgement.fact, facts.generation, ...(typeof detail === 'object' && detail?.generation ? [detail.generation] : [])]);

describe('a page that is open while facts are swapped', () => {
  it('is read anew as a whole when a part of it is answered from other facts: old and new never stand side by side', async () => {
    const from = background(FACTS);
    const watched = watchedCard();
    const { reader } = await start(WANTED, { read: from.read, mounter: () => watched.mount });
    from.swap(NEWER);
    const text = document.querySelector('#three')?.firstChild as Text;
    text.data = 'Nobody will hear anything, and A court will hear both sides anyway.';
    await soon(() => expect(from.asked).toHaveLength(3));
    expect(from.asked.map(({ only }) => only !== undefined)).toEqual([false, true, false]);
    await soon(() => expect(Object.values(painted()).flat().length).toBeGreaterThan(2));
    for (const id of reader.painted()) reader.show(id);
    expect(watched.given.length).toBeGreaterThan(1);
    for (const props of watched.given) expect([...generationsOf(props)]).toEqual(['g2']);
  });

  it('closes its card when it is told to read again; the card that opens then is of the new facts alone', async () => {
    const from = background(FACTS);
    const watched = watchedCard();
    const { reader } = await start(WANTED, { read: from.read, mounter: () => watched.mount });
    reader.show(reader.painted()[0] ?? '');
    from.swap(NEWER);
    await reader.reread();
    reader.show(reader.painted()[0] ?? '');
    for (const props of watched.given) expect(generationsOf(props).size).toBe(1);
    expect(new Set(watched.given.flatMap((props) => [...generationsOf(props)]))).toEqual(new Set(['g1', 'g2']));
  });

  it('never puts the rest of newer facts into a card of older ones', async () => {
    const from = background(FACTS);
    const watched = watchedCard();
    const { reader } = await start(WANTED, {
      read: from.read,
      mounter: () => watched.mount,
      detail: async (claim) => ({ claim, question: '', lang: 'en', events: [], sources: [], positions: [], generation: 'g2' }),
    });
    reader.show(reader.painted()[0] ?? '');
    watched.given.at(-1)?.onMore(true);
    await soon(() => expect(watched.given.at(-1)?.detail).toBe('failed'));
    for (const props of watched.given) expect([...generationsOf(props)]).toEqual(['g1']);
  });
});
