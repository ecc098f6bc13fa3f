import type { Block } from '../model/page.ts';
import type { White } from './text-rules.ts';

/** `length` characters of a block from `from` on are those of `node` from `at` on. */
export type Segment = { node: Text; at: number; from: number; length: number };

/** A block that knows where its text stands. `container` is the nearest block-level element around its first words. */
export type MappedBlock = Block & { container: Element; holder: Element | null; top: boolean; segments: Segment[] };

/** Where a block stands: filled in by the walk. `holder` is its article container; `top` = it is a first-level heading. */
export type Place = { container: Element; holder: Element | null; role: Block['role']; top: boolean };

/** Collects the text of consecutive nodes into blocks, collapsing white space as it is rendered. */
export type BlockBuilder = {
  add: (node: Text, white: White, place: Place) => void;
  /** Something that is not read stands between two words. */
  gap: () => void;
  /** Ends the present block. */
  cut: () => void;
  /** Characters taken so far, and characters seen past the limit. */
  taken: () => number;
  omitted: () => number;
};

const HAS_WORD = /[\p{L}\p{N}]/u;
// Words with exactly one white character between them: such a run maps to its node one to one.
const RUN = /[^ \t\n\r\f]+(?:[ \t\n\r\f][^ \t\n\r\f]+)*/g;
const WHITE = /[\t\n\r\f]/g;

/** A builder that hands finished blocks to `emit` and takes at most `limit` characters. Ids count on from `nextId`. */
export function createBlockBuilder(emit: (block: MappedBlock) => void, limit: number, nextId: () => number): BlockBuilder {
  let [text, taken, omitted] = ['', 0, 0];
  let segments: Segment[] = [];
  let place: Place | null = null;
  let space: { node: Text; at: number } | null = null;

  const push = (node: Text, at: number, piece: string): void => {
    const room = limit - taken;
    if (piece.length > room) omitted += piece.length - Math.max(room, 0);
    const kept = piece.length > room ? piece.slice(0, Math.max(room, 0)) : piece;
    if (kept === '') return;
    const last = segments.at(-1);
    if (last && last.node === node && last.at + last.length === at) last.length += kept.length;
    else segments.push({ node, at, from: text.length, length: kept.length });
    text += kept;
    taken += kept.length;
  };

  const cut = (): void => {
    if (place && HAS_WORD.test(text))
      emit({ id: nextId(), text, role: place.role, article: 0, container: place.container, holder: place.holder, top: place.top, segments });
    [text, segments, place, space] = ['', [], null, null];
  };

  const begin = (where: Place): void => {
    place ??= where;
  };

  const collapse = (node: Text, data: string, offset: number, where: Place): void => {
    let end = 0;
    for (const { 0: run, index } of data.matchAll(RUN)) {
      if (text !== '' && !space && index > end) space = { node, at: offset + index - 1 };
      if (space) push(space.node, space.at, ' ');
      space = null;
      begin(where);
      push(node, offset + index, run.replace(WHITE, ' '));
      end = index + run.length;
      // Past the limit the rest is only counted, in one step.
      if (taken >= limit && data.length > end) {
        omitted += data.length - end;
        return;
      }
    }
    if (text !== '' && !space && end < data.length) space = { node, at: offset + end };
  };

  const lines = (node: Text, where: Place, keep: boolean): void => {
    const { data } = node;
    for (let offset = 0; offset <= data.length;) {
      if (offset > 0) cut();
      if (taken >= limit) {
        omitted += data.length - offset;
        return;
      }
      const newline = data.indexOf('\n', offset);
      const end = newline < 0 ? data.length : newline;
      const line = data.slice(offset, end);
      if (!keep) collapse(node, line, offset, where);
      else if (line !== '') {
        begin(where);
        push(node, offset, line.replace(WHITE, ' '));
      }
      offset = end + 1;
    }
  };

  return {
    add(node, white, where) {
      if (taken >= limit) omitted += node.data.length;
      else if (white === 'collapse') collapse(node, node.data, 0, where);
      else lines(node, where, white === 'keep');
    },
    gap() {
      const last = segments.at(-1);
      if (last && !space) space = { node: last.node, at: last.at + last.length - 1 };
    },
    cut,
    taken: () => taken,
    omitted: () => omitted,
  };
}
