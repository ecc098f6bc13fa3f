/**
 * The lines of the four states: style, width in pixels, and colour on light and on dark ground (ux.md 1.1). The marks' own rules
 * stand in entrypoints/marks.css, which the background inserts; these are for the overlay, and a test holds the two together.
 */
export const LINES = {
  matches: { style: 'solid', width: 1, light: '#6a6a6a', dark: '#949494' },
  differ: { style: 'double', width: 1.5, light: '#b34700', dark: '#f2953f' },
  changed: { style: 'dotted', width: 2, light: '#4a2a7f', dark: '#e2d4ff' },
  context: { style: 'dashed', width: 1.5, light: '#0072b2', dark: '#4fa8ee' },
} as const;
