import type { ComponentChildren } from 'preact';
import { directionOf } from '../../lib/words/locale.ts';
import type { Translate } from '../../lib/words/messages.ts';
import { Sign } from '../ui/Sign.tsx';

export type Words = { locale: string; t: Translate };
/** Which of Obelus' own pages is shown. */
export type Leaf = 'record' | 'panel' | 'changes' | 'check' | 'options' | 'welcome' | 'review' | 'sheet';

/** Addresses of the pages; beside a page (`panel`) the record stays there, and the others open in a tab. */
const linksOf = (panel: boolean | undefined): { id: Leaf; href: string; tab?: boolean }[] =>
  panel
    ? [
        { id: 'panel', href: 'panel.html' },
        { id: 'record', href: 'record.html?panel=1' },
        { id: 'check', href: 'check.html', tab: true },
        { id: 'options', href: 'options.html', tab: true },
      ]
    : [
        { id: 'record', href: 'record.html' },
        { id: 'review', href: 'review.html' },
        { id: 'changes', href: 'changes.html' },
        { id: 'check', href: 'check.html' },
        { id: 'options', href: 'options.html' },
      ];

/** The frame of every page of Obelus' own: its name, the way to the others, what can be done with this one. One `h1` stands in `children`. */
export function PageShell({
  here,
  actions,
  aside,
  said,
  panel,
  children,
  locale,
  t,
}: Words & { here: Leaf; actions?: ComponentChildren; aside?: ComponentChildren; said?: string; panel?: boolean; children: ComponentChildren }) {
  const names: Record<Leaf, string> = {
    panel: t('pop.tab.page'),
    record: t('leaf.record'),
    changes: t('leaf.changes'),
    check: t('leaf.check'),
    options: t('leaf.options'),
    welcome: t('wel.title'),
    review: t('pop.tab.history'),
    sheet: t('sheet.open'),
  };
  return (
    <div class={`obelus leaf ${here}${panel ? ' beside' : ''}`} lang={locale} dir={directionOf(locale)}>
      <header class="bar">
        <p class="brand" data-standing="changed">
          <Sign standing="changed" /> <b>Obelus</b>
        </p>
        <nav aria-label="Obelus">
          <ul class="pages">
            {linksOf(panel).map(({ id, href, tab }) => (
              <li key={id}>
                <a href={href} target={tab ? '_blank' : undefined} aria-current={id === here ? 'page' : undefined}>
                  {names[id]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {actions && <div class="bar-actions">{actions}</div>}
        <p class="said" role="status">
          {said}
        </p>
      </header>
      <div class={aside ? 'columns' : 'columns one'}>
        {aside}
        <main>{children}</main>
      </div>
    </div>
  );
}
