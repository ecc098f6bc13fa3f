import type { ComponentChildren } from 'preact';

/** A setting: its name and what it means on one side, its control on the other. The control has this id, and is described by `<id>-hint`. */
export const Row = ({ id, name, hint, children }: { id: string; name: string; hint?: string; children: ComponentChildren }) => (
  <div class="setting">
    <div class="setting-words">
      <label for={id}>{name}</label>
      {hint && (
        <p class="small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
    <div class="setting-control">{children}</div>
  </div>
);
