import { Fragment, type ComponentChildren } from 'preact';
import type { Translate } from '../../lib/words/messages.ts';

/** Stands for a part while the text is filled in: private-use characters, which no text has. */
const mark = (index: number): string => String.fromCodePoint(0xe000 + index);

/**
 * One whole sentence of the messages with parts of it in elements of their own (a title in its own language and direction): no sentence is put
 * together from pieces (UX-A22).
 */
export function Sentence({
  t,
  text,
  parts,
  more,
}: {
  t: Translate;
  text: string;
  parts: Record<string, ComponentChildren>;
  more?: Record<string, string | number>;
}) {
  const names = Object.keys(parts);
  const filled = t(text, { ...more, ...Object.fromEntries(names.map((name, index) => [name, mark(index)])) });
  return filled.split(/([\uE000-\uE0FF])/u).map((piece, at) => {
    const name = names[(piece.codePointAt(0) ?? 0) - 0xe000];
    return <Fragment key={at}>{name === undefined ? piece : parts[name]}</Fragment>;
  });
}
