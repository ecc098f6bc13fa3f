import type { CardProps } from '../../lib/page/card-props.ts';

/** What the card's parts share. */
export type CardPartProps = Pick<CardProps, 'note' | 'facts' | 'locale' | 't' | 'shape'>;
