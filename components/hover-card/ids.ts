import type { CardProps } from '../../lib/page/card-props.ts';

/** Ids of a card's heading and of the sentence that describes it: of their own for a pinned card, which can stand beside another in one shadow root. */
export const idsOf = (shape: CardProps['shape']): { heading: string; sentence: string; tools: string } => {
  const own = shape === 'pinned' ? '-pinned' : '';
  return { heading: `obelus-heading${own}`, sentence: `obelus-sentence${own}`, tools: `obelus-tools${own}` };
};
