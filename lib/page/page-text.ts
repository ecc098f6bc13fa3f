import type { Block, PageText } from '../model/page.ts';
import type { MappedBlock } from './block-builder.ts';

/** Blocks before a changed one that are sent with it: a party named there may be meant by "the company" (model.md, rule 10). */
const CONTEXT = 3;

const plain = ({ id, text, role, article }: MappedBlock): Block => ({ id, text, role, article });

/** The blocks to send when only some have changed: those, the three before each, and the title. */
export function withContext(all: readonly MappedBlock[], changed: readonly MappedBlock[]): MappedBlock[] {
  const wanted = new Set(changed);
  return all.filter((block, index) => block.role === 'title' || all.slice(index, index + CONTEXT + 1).some((near) => wanted.has(near)));
}

/** What is sent of a page: all of it, or changed blocks with their context. Blocks that are gone are named too, so that their notes are dropped. */
export function pageText(
  url: string,
  facts: Pick<PageText, 'title' | 'lang' | 'dates'>,
  blocks: readonly MappedBlock[],
  omitted: number,
  part?: { changed: readonly MappedBlock[]; gone: readonly number[] },
): PageText & { only?: number[] } {
  const page = { url, ...facts, omitted };
  if (!part) return { ...page, blocks: blocks.map(plain) };
  return { ...page, blocks: withContext(blocks, part.changed).map(plain), only: [...part.changed.map(({ id }) => id), ...part.gone] };
}
