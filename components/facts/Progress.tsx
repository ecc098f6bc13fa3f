/** A bar of 3 px. Says nothing to assistive technology: the text beside it does, politely. `value` 0 to 1; null while nobody can tell how far it is. */
export const Progress = ({ value }: { value: number | null }) => (
  <div class={value === null ? 'progress' : 'progress known'} aria-hidden="true">
    {value !== null && <div class="progress-done" style={{ inlineSize: `${Math.round(value * 100)}%` }} />}
  </div>
);
