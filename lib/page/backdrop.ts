import { parentOf } from './dom.ts';
import { blend, luminance, parseColour } from './tone.ts';
import type { Colour } from './tone.ts';

const WHITE: Colour = { red: 1, green: 1, blue: 1, alpha: 1 };
const DARK_CANVAS: Colour = { red: 0.07, green: 0.07, blue: 0.07, alpha: 1 };

/** What the browser paints where a page paints nothing. */
function canvas(root: Element): Colour {
  const scheme = getComputedStyle(root).colorScheme;
  const dark = scheme.includes('dark') && (!scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
  return dark ? DARK_CANVAS : WHITE;
}

/** Luminance of what is painted behind an element's text; null when it is a picture or in a notation that is not read. */
export function luminanceBehind(element: Element): number | null {
  const layers: Colour[] = [];
  let top = element;
  for (let up: Element | null = element; up; up = parentOf(up)) {
    top = up;
    const style = getComputedStyle(up);
    if (style.backgroundImage !== 'none') return null;
    const colour = parseColour(style.backgroundColor);
    if (!colour) return null;
    if (colour.alpha > 0) layers.push(colour);
    if (colour.alpha === 1) break;
  }
  const opaque = layers.at(-1)?.alpha === 1;
  return luminance(layers.reduceRight((under, over) => blend(over, under), opaque ? (layers.at(-1) ?? WHITE) : canvas(top)));
}
