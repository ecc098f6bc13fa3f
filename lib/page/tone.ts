/** Which set of colours fits what is behind a text: the light set, the dark set, or the page's own ink (ux.md 1.1). */
export type Tone = 'light' | 'dark' | 'ink';
export type Colour = { red: number; green: number; blue: number; alpha: number };

const LIGHT_FROM = 0.557;
const DARK_TO = 0.065;
/** Where a text of equal contrast to black and white lies: decides the card's theme on middle greys. */
const MIDDLE = 0.179;

/** A computed colour with channels from 0 to 1, or null for a notation that is left alone (such a background gets ink). */
export function parseColour(text: string): Colour | null {
  const rgb = /^rgba?\((\d+(?:\.\d+)?)[, ]+(\d+(?:\.\d+)?)[, ]+(\d+(?:\.\d+)?)(?:[,/ ]+(\d*\.?\d+)(%?))?\)$/.exec(text);
  const srgb = /^color\(srgb (-?[\d.e-]+) (-?[\d.e-]+) (-?[\d.e-]+)(?: \/ (\d*\.?\d+)(%?))?\)$/.exec(text);
  const parts = rgb ?? srgb;
  if (!parts) return null;
  const scale = rgb ? 255 : 1;
  const channel = (at: number): number => Math.min(1, Math.max(0, Number(parts[at]) / scale));
  return { red: channel(1), green: channel(2), blue: channel(3), alpha: parts[4] === undefined ? 1 : Number(parts[4]) / (parts[5] ? 100 : 1) };
}

/** Relative luminance as WCAG defines it, 0 to 1. */
export function luminance({ red, green, blue }: Colour): number {
  const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** `over` painted upon `under`. */
export const blend = (over: Colour, under: Colour): Colour => {
  const mix = (top: number, below: number): number => top * over.alpha + below * (1 - over.alpha);
  return { red: mix(over.red, under.red), green: mix(over.green, under.green), blue: mix(over.blue, under.blue), alpha: 1 };
};

/** The set for a luminance; unknown → ink. */
export function toneFor(value: number | null): Tone {
  if (value === null) return 'ink';
  if (value >= LIGHT_FROM) return 'light';
  return value <= DARK_TO ? 'dark' : 'ink';
}

/**
 * The card's theme beside a text: it follows the page, not the system (ux.md 2.10). Over a picture the text's own colour tells: light text is set on
 * something dark.
 */
export function themeFor(value: number | null, text: Colour | null = null): 'light' | 'dark' {
  if (value !== null) return value > MIDDLE ? 'light' : 'dark';
  return text !== null && luminance(text) > MIDDLE * 2 ? 'dark' : 'light';
}
