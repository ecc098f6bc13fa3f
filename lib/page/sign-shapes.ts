import type { Standing } from '../model/standing.ts';

const SVG = 'http://www.w3.org/2000/svg';

type Shape = { d: string; filled?: true };

/** The four signs on a field of 20 by 20, the same as in the card: never glyphs, which some fonts draw as a cross (D10). */
const SHAPES: Record<Standing, readonly Shape[]> = {
  matches: [{ d: 'M4 7.8h12M4 12.2h12' }],
  differ: [{ d: 'M3 10h14' }, { d: 'M10 2.95a1.75 1.75 0 1 0 .01 0zM10 13.55a1.75 1.75 0 1 0 .01 0z', filled: true }],
  changed: [
    {
      d: 'M10 1.3c1 0 1.5.8 1.3 1.8l-.7 3.1 3-.5c1-.2 1.6.3 1.6 1.1s-.6 1.3-1.6 1.1l-3-.5.7 3.6L10 18.8l-1.3-7.8.7-3.6-3 .5c-1 .2-1.6-.3-1.6-1.1s.6-1.3 1.6-1.1l3 .5-.7-3.1C8.5 2.1 9 1.3 10 1.3z',
      filled: true,
    },
  ],
  context: [{ d: 'M10 3.6v12.8M4.46 6.8l11.08 6.4M15.54 6.8L4.46 13.2' }],
};

const STROKE = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.7', 'stroke-linecap': 'round' };

/** The sign of a state as an inline picture without a name: the button around it has one. */
export function drawSign(document: Document, standing: Standing): SVGSVGElement {
  const make = <K extends keyof SVGElementTagNameMap>(tag: K, attributes: Record<string, string>): SVGElementTagNameMap[K] => {
    const element = Document.prototype.createElementNS.call(document, SVG, tag) as SVGElementTagNameMap[K];
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const picture = make('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' });
  for (const { d, filled } of SHAPES[standing]) picture.append(make('path', { d, ...(filled ? { fill: 'currentColor' } : STROKE) }));
  return picture;
}
