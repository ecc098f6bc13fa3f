import type { ComponentChildren, Ref } from 'preact';

type Props = {
  children: ComponentChildren;
  /** `text` is a bold word, `link` a link-coloured one, `solid` and `outline` are boxes, `icon` is a square around a drawn sign. */
  look?: 'text' | 'link' | 'solid' | 'outline' | 'icon';
  onClick: () => void;
  /** Accessible name, where the content is a drawn sign. */
  name?: string;
  expanded?: boolean;
  /** Is the button's state on? Makes it a toggle. */
  pressed?: boolean;
  controls?: string;
  disabled?: boolean;
  innerRef?: Ref<HTMLButtonElement>;
};

/** A button. A disabled one keeps its place in the tab order, so that focus is never lost under the reader's hands. */
export const Button = ({ children, look = 'text', onClick, name, expanded, pressed, controls, disabled, innerRef }: Props) => (
  <button
    type="button"
    ref={innerRef}
    class={`button ${look}`}
    aria-label={name}
    title={name}
    aria-expanded={expanded}
    aria-pressed={pressed}
    aria-controls={controls}
    aria-disabled={disabled || undefined}
    onClick={() => !disabled && onClick()}
  >
    {children}
  </button>
);
