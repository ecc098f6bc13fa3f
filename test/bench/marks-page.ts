/** The in-page half of `npm run bench -- card`'s rows on hit test and marks (performance.md section 3): the reader's own rooms on a page that is made here. */
import type { Note } from '../../lib/model/note.ts';
import { createHighlights } from '../../lib/page/highlights.ts';
import { createHitTest } from '../../lib/page/hit-test.ts';
import { createMarks } from '../../lib/page/marks.ts';
import { createTextMap } from '../../lib/page/text-map.ts';

/** Milliseconds of reading and painting beside those of a bare walk; microseconds of a hit test beside those of `elementFromPoint`. One entry a round. */
export type MarkTimes = { walk: number[]; paint: number[]; floor: number[]; hit: number[] };

const noteOf = (block: number, end: number): Note =>
  ({ id: `${block}`, claim: `${block}`, block, start: 0, end, first: true, quote: '', judgement: { standing: 'differ' }, reading: {} }) as unknown as Note;

/** Fills the page with `paragraphs`, marks one stretch in each of the first `count`, and measures round for round. */
export async function measureMarks({ paragraphs, count, rounds }: { paragraphs: string[]; count: number; rounds: number }): Promise<MarkTimes> {
  const times: MarkTimes = { walk: [], paint: [], floor: [], hit: [] };
  const points = Array.from({ length: 400 }, (_, at) => ({ x: 60 + ((at * 37) % 560), y: 20 + ((at * 61) % 700) }));
  for (let round = -2; round < rounds; round += 1) {
    document.body.replaceChildren(...paragraphs.map((text) => Object.assign(document.createElement('p'), { textContent: text })));
    document.body.getBoundingClientRect();
    const start = performance.now();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let length = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) length += (node as Text).data.length;
    const walked = performance.now();
    const map = createTextMap();
    await map.read(document.body, new AbortController().signal);
    const marks = createMarks();
    marks.place(
      map.blocks.slice(0, count).map((block) => noteOf(block.id, Math.min(50, block.text.length))),
      map.blocks,
    );
    const highlights = createHighlights(() => true);
    highlights.paint(marks.all().map((mark) => ({ mark, tone: 'light' })));
    const painted = performance.now();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    const set = new Set(marks.all());
    const test = createHitTest(document, map, marks, () => set);
    const each = (look: (x: number, y: number) => unknown): number => {
      const began = performance.now();
      for (const { x, y } of points) if (look(x, y) !== null) hits += 1;
      return ((performance.now() - began) * 1000) / points.length;
    };
    let hits = 0;
    // In turn, and the least of each: what else the computer does hits both alike.
    const turns = [0, 1, 2].map(() => [each((x, y) => document.elementFromPoint(x, y)), each(test)] as const);
    highlights.clear();
    if (hits <= 3 * points.length || length === 0) throw new Error('the page made for the bench carries no marks');
    if (round < 0) continue;
    times.walk.push(walked - start);
    times.paint.push(painted - walked);
    times.floor.push(Math.min(...turns.map(([floor]) => floor)));
    times.hit.push(Math.min(...turns.map(([, hit]) => hit)));
  }
  return times;
}
