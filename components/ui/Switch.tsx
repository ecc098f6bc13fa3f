import type { ComponentChildren } from 'preact';

/** A switch whose words say what it is set to ("On for example.org"). */
export const Switch = ({ on, onChange, children }: { on: boolean; onChange: (on: boolean) => void; children: ComponentChildren }) => (
  <button type="button" class="switch" role="switch" aria-checked={on} onClick={() => onChange(!on)}>
    <span class="switch-words">{children}</span>
    <span class="switch-track">
      <span class="switch-knob" />
    </span>
  </button>
);
