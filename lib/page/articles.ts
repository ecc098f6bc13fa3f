import type { MappedBlock } from './block-builder.ts';
import { holds } from './dom.ts';

/**
 * Numbers the article containers of a page. The main story (the container of the first first-level heading, or else the one with
 * the most text), and what is around it, is 0, like a page without containers; others count from 1 and keep their number.
 */
export type Articles = {
  number: (blocks: readonly MappedBlock[]) => void;
  list: () => { holder: Element; article: number }[];
};

/** A container that holds most of the page's contained text, or the main heading. */
function mainHolder(blocks: readonly MappedBlock[]): Element | null {
  const heading = blocks.find((block) => block.top && block.holder);
  if (heading?.holder) return heading.holder;
  const sizes = new Map<Element, number>();
  for (const { holder, text } of blocks) if (holder) sizes.set(holder, (sizes.get(holder) ?? 0) + text.length);
  return [...sizes].reduce<[Element | null, number]>((best, [holder, size]) => (size > best[1] ? [holder, size] : best), [null, 0])[0];
}

/** A numbering that stays the same while blocks come and go. Also marks the main story's first-level heading as the title. */
export function createArticles(): Articles {
  const numbers = new Map<Element, number>();
  let main: Element | null | undefined;
  let next = 1;
  const numberOf = (holder: Element): number => {
    const known = numbers.get(holder);
    if (known !== undefined) return known;
    const isMain = main !== null && main !== undefined && (holder === main || holds(holder, main));
    const number = isMain ? 0 : next;
    if (!isMain) next += 1;
    numbers.set(holder, number);
    return number;
  };
  return {
    number(blocks) {
      const firstTime = main === undefined;
      if (firstTime && blocks.length > 0) main = mainHolder(blocks);
      for (const block of blocks) block.article = block.holder ? numberOf(block.holder) : 0;
      const title = firstTime ? blocks.find((block) => block.top && block.article === 0) : undefined;
      if (title) title.role = 'title';
    },
    list: () => [...numbers].map(([holder, article]) => ({ holder, article })),
  };
}
