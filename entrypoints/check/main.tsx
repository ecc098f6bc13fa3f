import { render } from 'preact';
import { browser } from 'wxt/browser';
import { CheckPage } from '../../components/check/CheckPage.tsx';
import '../../components/check/check.css';
import { mountCard } from '../../components/hover-card/mount.tsx';
import '../marks.css';
import { ask } from '../../lib/messaging/extension-client.ts';
import { showText } from '../../lib/page/shown-text.ts';
import { dayOf } from '../../lib/words/dates.ts';
import { directionOf, messageLocale } from '../../lib/words/locale.ts';
import { createTranslate } from '../../lib/words/messages.ts';
import { recordLink } from '../../lib/words/record-link.ts';
import { standingLabel } from '../../lib/words/standing.ts';
import { createCheck } from './controller.ts';

const getMessage = (key: string): string => browser.i18n.getMessage(key as '@@ui_locale');
const locale = messageLocale(getMessage, browser.i18n.getUILanguage());
const t = createTranslate(getMessage, locale);

const check = createCheck({
  mark: (place, date, signal) =>
    showText(
      place,
      {
        read: (blocks) => ask('text.read', { blocks, lang: null, date }),
        detail: (claim) => ask('claim.detail', { claim }),
        // Nothing of a pasted text is written down.
        seen: () => undefined,
        openRecord: (claim) => void browser.tabs.create({ url: recordLink({ claim, ...(date !== null && { on: date }) }) }),
        mounter: () => mountCard,
        words: {
          region: (n) => t('sr.region', { n }),
          sign: (i, n, { note }) => t('sr.sign', { i, n: String(n), state: standingLabel(note.judgement, locale, t), quote: note.quote }),
        },
        language: { lang: locale, dir: directionOf(locale) },
        locale,
        t,
      },
      signal,
    ),
  changed: (state) => render(<CheckPage state={state} actions={check.actions} today={dayOf(Date.now())} locale={locale} t={t} />, document.body),
});
document.documentElement.lang = locale;
document.title = `${t('leaf.check')} – Obelus`;
check.start();
