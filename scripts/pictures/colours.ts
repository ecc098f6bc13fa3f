/**
 * Maps every colour of a picture to one of the `most` that it is made of, in place: the commonest colours stay as they are, shades between them
 * go to the nearest. Pixels as a canvas has them, 32 bits each. Holds all that it needs, for it also runs inside of a page.
 */
export function fewerColours(pixels: Uint32Array, most: number): void {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const byNumber = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const apart = (one: number, other: number): number => Math.max(...[0, 8, 16, 24].map((bits) => Math.abs(((one >>> bits) & 255) - ((other >>> bits) & 255))));
  let kept: number[] = [];
  for (let gap = 0; kept.length === 0 || kept.length > most; gap += 3) {
    kept = [];
    for (const colour of byNumber) if (kept.every((other) => apart(colour, other) > gap) && kept.push(colour) > most) break;
  }
  const nearest = new Map(byNumber.map((colour) => [colour, kept.reduce((best, other) => (apart(colour, other) < apart(colour, best) ? other : best))]));
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = nearest.get(pixels[at] ?? 0) ?? 0;
}
