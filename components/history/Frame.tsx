import type { ComponentChildren } from 'preact';
import { directionOf } from '../../lib/words/locale.ts';
import type { Translate } from '../../lib/words/messages.ts';
import { Sign } from '../ui/Sign.tsx';

/** The frame of the page of the history and of reading sheets: Obelus' name, what can be done, what was just done. One `h1` stands in `children`. */
export const Frame = ({
  here,
  actions,
  said,
  children,
  locale,
  t,
}: {
  here: 'review' | 'sheet';
  actions?: ComponentChildren;
  said?: string;
  children: ComponentChildren;
  locale: string;
  t: Translate;
}) => (
  <div class={`obelus leaf ${here}`} lang={locale} dir={directionOf(locale)}>
    <header class="bar">
      <p class="brand" data-standing="changed">
        <Sign standing="changed" /> <b>Obelus</b>
      </p>
      {here === 'sheet' && (
        <nav aria-label="Obelus">
          <ul class="pages">
            <li>
              <a href="review.html">{t('pop.tab.history')}</a>
            </li>
          </ul>
        </nav>
      )}
      {actions && <div class="bar-actions">{actions}</div>}
      <p class="said" role="status">
        {said}
      </p>
    </header>
    <div class="columns one">
      <main>{children}</main>
    </div>
  </div>
);
