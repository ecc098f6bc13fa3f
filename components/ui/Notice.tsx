import type { ComponentChildren } from 'preact';

/** What happened, what still works, and at most two things to do (ux.md 2.9). `urgent` is for a failed signature only (UX-A18). */
export const Notice = ({
  title,
  children,
  detail,
  actions,
  urgent,
}: {
  title: string;
  children: ComponentChildren;
  detail?: string;
  actions?: ComponentChildren;
  urgent?: boolean;
}) => (
  <div class="notice" role={urgent ? 'alert' : undefined}>
    <h2>{title}</h2>
    <p>{children}</p>
    {detail && <p class="small">{detail}</p>}
    {actions && <div class="notice-actions">{actions}</div>}
  </div>
);
