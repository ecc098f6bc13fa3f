import type { ComponentChildren } from 'preact';
import { directionOf } from '../../lib/words/locale.ts';
import type { Translate } from '../../lib/words/messages.ts';
import { Sign } from '../ui/Sign.tsx';

export type Words = { locale: string; t: Translate };
/** Which of Obelus' own pages is shown. */
export type Leaf = 'record' | 'changes' | 'check' | 'options' | 'welcome';

/** The frame of every page of Obelus' own: its name, the way to the others, what can be done with this one. One `h1` stands in `children`. */
export function PageShell({
  here,
  actions,
  aside,
  said,
  children,
  locale,
  t,
}: Words & { here: Leaf; actions?: ComponentChildren; aside?: ComponentChildren; said?: string; children: ComponentChildren }) {
  const pages: { id: Leaf; href: string; name: string }[] = [
    { id: 'record', href: 'record.html', name: t('leaf.record') },
    { id: 'changes', href: 'changes.html', name: t('leaf.changes') },
    { id: 'check', href: 'check.html', name: t('leaf.check') },
    { id: 'options', href: 'options.html', name: t('leaf.options') },
  ];
  return (
    <div class={`obelus leaf ${here}`} lang={locale} dir={directionOf(locale)}>
      <header class="bar">
        <p class="brand" data-standing="changed">
          <Sign standing="changed" /> <b>Obelus</b>
        </p>
        <nav aria-label="Obelus">
          <ul class="pages">
            {pages.map(({ id, href, name }) => (
              <li key={id}>
                <a href={href} aria-current={id === here ? 'page' : undefined}>
                  {name}
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
