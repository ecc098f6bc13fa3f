import type { Block, PagePart, PageText } from '../model/page.ts';
import type { MappedBlock } from './block-builder.ts';

/** Blocks before a changed one that are sent with it: a party named there may be meant by "the company" (model.md, rule 10). */
const CONTEXT = 3;

const plain = ({ id, text, role, article }: MappedBlock): Block => ({ id, text, role, article });

/** The blocks to send when only some have changed: those, the three before each, and the title. */
export function withContext(all: readonly MappedBlock[], changed: readonly MappedBlock[]): MappedBlock[] {
  const wanted = new Set(changed);
  return all.filter((block, index) => block.role === 'title' || all.slice(index, index + CONTEXT + 1).some((near) => wanted.has(near)));
}

/** What was changed since the last reading: blocks that are new, those that are gone, and those that still hold marks. */
export type Part = { changed: readonly MappedBlock[]; gone: Iterable<number>; marked: ReadonlySet<number> };

/** Where blocks with marks, and changed ones, stand in the page's text now, its blocks joined by line feeds. */
function placesOf(blocks: readonly MappedBlock[], { changed, marked }: Part): NonNullable<PagePart['places']> {
  const wanted = new Set([...changed.map(({ id }) => id), ...marked]);
  const places: NonNullable<PagePart['places']> = [];
  let offset = 0;
  for (const { id, text } of blocks) {
    if (wanted.has(id)) places.push({ id, offset });
    offset += text.length + 1;
  }
  return places;
}

/** What is sent of a page: all of it, or changed blocks with their context. Blocks that are gone are named too, so that their notes are dropped. */
export function pageText(
  url: string,
  facts: Pick<PageText, 'title' | 'lang' | 'dates' | 'canonical'>,
  blocks: readonly MappedBlock[],
  omitted: number,
  part?: Part,
): PageText & PagePart {
  const page = { url, ...facts, omitted };
  if (!part) return { ...page, blocks: blocks.map(plain) };
  return {
    ...page,
    blocks: withContext(blocks, part.changed).map(plain),
    only: [...part.changed.map(({ id }) => id), ...part.gone],
    places: placesOf(blocks, part),
  };
}
