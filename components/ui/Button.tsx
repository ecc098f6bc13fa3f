import type { ComponentChildren, Ref } from 'preact';

type Props = {
  children: ComponentChildren;
  /** `text` is a bold word, `link` a link-coloured one, `solid` and `outline` are boxes, `icon` is a square around a drawn sign. */
  look?: 'text' | 'link' | 'solid' | 'outline' | 'icon';
  onClick: () => void;
  /** Accessible name, where the content is a drawn sign. */
  name?: string;
  expanded?: boolean;
  controls?: string;
  disabled?: boolean;
  /** On or off, for a button that stays down. */
  pressed?: boolean;
  /** -1 where arrows lead to it and not Tab. */
  tabIndex?: number;
  innerRef?: Ref<HTMLButtonElement>;
};

/** A button. A disabled one keeps its place in the tab order, so that focus is never lost under the reader's hands. */
export const Button = ({ children, look = 'text', onClick, name, expanded, controls, disabled, pressed, tabIndex, innerRef }: Props) => (
  <button
    type="button"
    ref={innerRef}
    class={`button ${look}`}
    aria-label={name}
    title={name}
    aria-expanded={expanded}
    aria-controls={controls}
    aria-pressed={pressed}
    tabIndex={tabIndex}
    aria-disabled={disabled || undefined}
    onClick={() => !disabled && onClick()}
  >
    {children}
  </button>
);
