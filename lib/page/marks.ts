import type { Note } from '../model/note.ts';
import type { MappedBlock } from './block-builder.ts';
import { rangeOf } from './text-map.ts';

/** A note at its place in the page. */
export type Mark = { note: Note; block: MappedBlock; range: StaticRange };

/** Marks of a page in reading order. */
export type Marks = {
  all: () => readonly Mark[];
  /** Marks of one block, by where they start. */
  of: (block: MappedBlock) => readonly Mark[];
  byId: (note: string) => Mark | null;
  /** Places notes; those whose text has gone meanwhile are left out. At most {@link MARK_LIMIT} marks are kept. */
  place: (notes: readonly Note[], blocks: readonly MappedBlock[]) => void;
  /** Takes out the marks of these blocks and returns them. */
  drop: (blocks: readonly MappedBlock[]) => Mark[];
  /** Marks that are painted by default: the first statement on each facet of each claim. */
  first: () => readonly Mark[];
  clear: () => void;
};

/** At most so many marks on a page (packs.md F6). */
export const MARK_LIMIT = 500;

/** Facet and claim of a note: what it makes a statement on. */
const statementOf = ({ claim, reading }: Note): string => `${claim}\n${reading.facet ?? ''}`;

/** An empty set of marks. */
export function createMarks(): Marks {
  let all: Mark[] = [];
  let byBlock = new Map<MappedBlock, Mark[]>();

  const index = (): void => {
    byBlock = new Map();
    for (const mark of all) byBlock.set(mark.block, [...(byBlock.get(mark.block) ?? []), mark]);
  };

  return {
    all: () => all,
    of: (block) => byBlock.get(block) ?? [],
    byId: (note) => all.find((mark) => mark.note.id === note) ?? null,
    place(notes, blocks) {
      const order = new Map(blocks.map((block, at) => [block.id, { block, at }]));
      const known = new Set(all.map((mark) => mark.note.id));
      for (const note of notes) {
        const place = order.get(note.block);
        const range = place && !known.has(note.id) ? rangeOf(place.block, note.start, note.end) : null;
        if (place && range) all.push({ note, block: place.block, range });
        known.add(note.id);
      }
      const rank = (mark: Mark): number => order.get(mark.block.id)?.at ?? Infinity;
      all = all.sort((one, other) => rank(one) - rank(other) || one.note.start - other.note.start || other.note.end - one.note.end).slice(0, MARK_LIMIT);
      index();
    },
    drop(blocks) {
      const gone = blocks.flatMap((block) => byBlock.get(block) ?? []);
      if (gone.length === 0) return gone;
      const out = new Set(gone);
      all = all.filter((mark) => !out.has(mark));
      index();
      return gone;
    },
    first() {
      // The background says which statement is first; after a part of the page was read again, the first that is left counts.
      const statements = new Map<string, Mark>();
      for (const mark of all) {
        const present = statements.get(statementOf(mark.note));
        if (!present || (mark.note.first && !present.note.first)) statements.set(statementOf(mark.note), mark);
      }
      return all.filter((mark) => statements.get(statementOf(mark.note)) === mark);
    },
    clear() {
      all = [];
      index();
    },
  };
}
