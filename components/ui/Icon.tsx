const PATHS = {
  close: 'M5 5l10 10M15 5L5 15',
  previous: 'M12.5 4.5L7 10l5.5 5.5',
  next: 'M7.5 4.5L13 10l-5.5 5.5',
  down: 'M4.5 7.5L10 13l5.5-5.5',
  open: 'M6 14l9-9M8.5 5H15v6.5',
  pin: 'M6 3.5h8v13l-4-3.4-4 3.4z',
  pinned: 'M6 3.5h8v13l-4-3.4-4 3.4z',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
} as const;

/** A drawn control sign. Decorative: its button carries the name. */
export const Icon = ({ name, size = 16 }: { name: keyof typeof PATHS; size?: number }) => (
  <svg
    viewBox="0 0 20 20"
    width={size}
    height={size}
    fill={name === 'pinned' ? 'currentColor' : 'none'}
    stroke="currentColor"
    stroke-width={name === 'more' ? 2.6 : 1.5}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={PATHS[name]} />
  </svg>
);
