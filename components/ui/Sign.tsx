import type { ComponentChild } from 'preact';
import type { Standing } from '../../lib/model/standing.ts';

const SHAPES: Record<Standing, ComponentChild> = {
  matches: <path d="M4 7.8h12M4 12.2h12" />,
  differ: [
    <path d="M3 10h14" />,
    <circle cx="10" cy="4.7" r="1.75" fill="currentColor" stroke="none" />,
    <circle cx="10" cy="15.3" r="1.75" fill="currentColor" stroke="none" />,
  ],
  changed: (
    <path
      d="M10 1.3c1 0 1.5.8 1.3 1.8l-.7 3.1 3-.5c1-.2 1.6.3 1.6 1.1s-.6 1.3-1.6 1.1l-3-.5.7 3.6L10 18.8l-1.3-7.8.7-3.6-3 .5c-1 .2-1.6-.3-1.6-1.1s.6-1.3 1.6-1.1l3 .5-.7-3.1C8.5 2.1 9 1.3 10 1.3z"
      fill="currentColor"
      stroke="none"
    />
  ),
  context: <path d="M10 3.6v12.8M4.46 6.8l11.08 6.4M15.54 6.8L4.46 13.2" />,
};

/**
 * The sign of a state: = ÷ † *. Drawn, because fonts draw † as a cross (ux.md D10). Says nothing to assistive technology: the label
 * stands beside it or in the name of its button. Takes the colour of the text around it.
 */
export const Sign = ({ standing, size = 19 }: { standing: Standing; size?: number }) => (
  <svg
    class="sign"
    viewBox="0 0 20 20"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.7"
    stroke-linecap="round"
    aria-hidden="true"
  >
    {SHAPES[standing]}
  </svg>
);
