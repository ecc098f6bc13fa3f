import { beforeEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '../../../lib/model/note.ts';
import type { FigureRow } from '../../../lib/model/standing.ts';
import { DETAIL, NOTES, noteWith } from '../../fixtures/notes.ts';
import { ARABIC, SIXTY } from '../../fixtures/record-view.ts';
import { stagePanel } from './leaves.tsx';
import { clear, complaints, cutOff, drawn, goodTab, stageCard, stagePopup, textOf } from './stage.tsx';
import { longer } from './words.ts';

const ROWS = SIXTY.figures[0]?.rows ?? [];
const PUBLISHER = ARABIC.sources[0]?.publisher ?? '';
const LONG: ClaimDetail = { ...DETAIL, sources: DETAIL.sources.map((source) => ({ ...source, publisher: PUBLISHER })) };
const fact = ARABIC.now?.text ?? '';
const ARABIC_NOTE = noteWith(
  { standing: 'changed', reason: 'fitted-then-not-now', since: '2026-04-27', fact, missing: ARABIC.missing, now: { date: null, text: fact, fits: false } },
  { lang: 'ar' },
);
const plotted = (figures: readonly FigureRow[]) => noteWith({ standing: 'differ', differs: 'sources', reason: 'sources-disagree', figures: [...figures] });

beforeEach(() => clear(420, 700));

/** The card at both depths, in a window of a phone too: nothing is cut off, and axe has nothing to say. */
async function holds(more: Parameters<typeof stageCard>[0], look: (root: ShadowRoot, expanded: boolean) => void): Promise<void> {
  for (const width of [420, 320]) {
    for (const expanded of [false, true]) {
      await clear(width, 700);
      const { root, host } = stageCard({ detail: DETAIL, onOpenRecord: () => undefined, ...more, expanded });
      await drawn();
      expect(cutOff(root)).toEqual([]);
      look(root, expanded);
      expect(await complaints(host)).toEqual([]);
    }
  }
}

describe('bad input in the card', () => {
  it('a pack whose words are Arabic keeps its language and direction in an English card, popup and panel', async () => {
    await holds({ note: ARABIC_NOTE }, (root) => {
      const told = [...root.querySelectorAll<HTMLElement>('[lang=ar]')].filter((one) => textOf(one).includes('منذ'));
      expect(told.length).toBeGreaterThan(0);
      expect(getComputedStyle(root.querySelector('.card') as HTMLElement).direction).toBe('ltr');
    });
    const tab = { ...goodTab, notes: [{ ...ARABIC_NOTE, painted: true, offset: 0 }] };
    await clear(400, 600);
    stagePopup({ tab });
    await drawn();
    expect(await complaints()).toEqual([]);
    expect(cutOff(document.body)).toEqual([]);
    await clear(320, 600);
    stagePanel({ tab });
    document.querySelector('details')?.setAttribute('open', '');
    await drawn();
    expect(textOf(document.querySelector('.fold [lang=ar]'))).toContain('منذ');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expect(await complaints()).toEqual([]);
  });

  it('a publisher of 400 characters is wrapped, not cut', async () => {
    expect(PUBLISHER.length).toBe(400);
    await holds({ note: NOTES['fitted-then-not-now'], detail: LONG }, (root, expanded) =>
      expect(textOf(root.querySelector('.sources')).includes(PUBLISHER)).toBe(expanded),
    );
  });

  it('sixty figures, nothing, a loss and 10^15 among them: the first few are drawn within their scale, and the rest is counted', async () => {
    expect(ROWS.length).toBe(60);
    for (const rows of [ROWS, ROWS.slice(0, 1), ROWS.slice(1, 2), ROWS.slice(2, 3), ROWS.slice(0, 3)]) {
      await holds({ note: plotted(rows) }, (root, expanded) => {
        const drawnRows = [...root.querySelectorAll('.figures .row')];
        expect(drawnRows.length).toBe(Math.min(rows.length, expanded ? 6 : 4));
        expect(textOf(root.querySelector('.figures'))).not.toMatch(/NaN|Infinity|e\+/);
        for (const row of drawnRows) {
          const track = row.querySelector('.track')?.getBoundingClientRect() ?? new DOMRect();
          for (const part of row.querySelectorAll('.dot')) {
            const box = part.getBoundingClientRect();
            expect([box.left > track.left - 8, box.right < track.right + 8]).toEqual([true, true]);
          }
        }
        if (rows.length === 60) expect(textOf(root.querySelector('.card'))).toMatch(expanded ? /54/ : /56/);
      });
    }
  });

  it('a question with no figure at all has no empty scale', async () => {
    await holds({ note: plotted([]), detail: { ...DETAIL, events: [], sources: [], positions: [] } }, (root) => {
      expect(root.querySelector('.plot, .ticks, .legend')).toBeNull();
      for (const part of root.querySelectorAll('.part')) expect(textOf(part).length).toBeGreaterThan(8);
    });
  });

  it('all of it at once, with texts 40 % longer', async () => {
    await holds({ note: { ...plotted(ROWS), lang: 'ar', question: ARABIC.question, quote: ARABIC.question }, detail: LONG, t: longer }, () => undefined);
  });
});
