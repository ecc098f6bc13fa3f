import type { Standing } from '../model/standing.ts';
import { HIGHLIGHT_PREFIX } from './orphans.ts';
import type { Mark } from './marks.ts';
import type { Tone } from './tone.ts';

/** The CSS highlights of one page: names `obelus-<state>-<tone>`, and `obelus-active` behind the open note's text. */
export type Highlights = {
  /** Are custom highlights there, and wanted (not in forced-colors mode)? Otherwise nothing is registered. */
  usable: () => boolean;
  /** Makes exactly these marks the painted ones. */
  paint: (marks: readonly { mark: Mark; tone: Tone }[]) => void;
  /** Takes single marks away at once. */
  remove: (marks: readonly Mark[]) => void;
  active: (marks: readonly Mark[]) => void;
  /** Registers again what the page has removed, at most three times (packs.md F11). */
  reassert: () => void;
  clear: () => void;
};

/** Name of a mark's highlight. */
export const highlightName = (standing: Standing, tone: Tone): string => `${HIGHLIGHT_PREFIX}${standing}-${tone}`;
const ACTIVE = `${HIGHLIGHT_PREFIX}active`;
const REASSERTIONS = 3;

/** Highlights that are registered only while `allowed` says so. */
export function createHighlights(allowed: () => boolean): Highlights {
  const registered = new Map<string, Highlight>();
  const where = new Map<Mark, Highlight>();
  let left = REASSERTIONS;
  const supported = typeof Highlight === 'function' && typeof CSS !== 'undefined' && CSS.highlights !== undefined;

  const highlight = (name: string, priority: number): Highlight => {
    let present = registered.get(name);
    if (!present) {
      present = new Highlight();
      present.priority = priority;
      registered.set(name, present);
      CSS.highlights.set(name, present);
    }
    return present;
  };
  const clear = (): void => {
    for (const [name, own] of registered) if (CSS.highlights.get(name) === own) CSS.highlights.delete(name);
    registered.clear();
    where.clear();
  };
  const remove = (marks: readonly Mark[]): void => {
    for (const mark of marks) {
      where.get(mark)?.delete(mark.range);
      registered.get(ACTIVE)?.delete(mark.range);
      where.delete(mark);
    }
  };

  return {
    usable: () => supported && allowed(),
    paint(marks) {
      if (!supported) return;
      if (!allowed()) return clear();
      const wanted = new Map(marks.map(({ mark, tone }) => [mark, highlightName(mark.note.judgement.standing, tone)]));
      remove([...where.keys()].filter((mark) => where.get(mark) !== registered.get(wanted.get(mark) ?? '')));
      for (const [mark, name] of wanted) {
        if (where.has(mark)) continue;
        const own = highlight(name, 1);
        own.add(mark.range);
        where.set(mark, own);
      }
    },
    remove,
    active(marks) {
      if (!supported || !allowed()) return;
      registered.get(ACTIVE)?.clear();
      for (const mark of marks) highlight(ACTIVE, 0).add(mark.range);
    },
    reassert() {
      if (!supported || left === 0) return;
      const lost = [...registered].filter(([name, own]) => CSS.highlights.get(name) !== own);
      if (lost.length === 0) return;
      left -= 1;
      for (const [name, own] of lost) CSS.highlights.set(name, own);
    },
    clear: () => (supported ? clear() : undefined),
  };
}
