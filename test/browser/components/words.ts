import { createTranslate, type Translate } from '../../../lib/words/messages.ts';

type Messages = Record<string, { message: string }>;

/** The real texts, looked up as the browser does. */
async function load(locale: string): Promise<Translate> {
  const messages = (await (await fetch(`/_locales/${locale}/messages.json`)).json()) as Messages;
  return createTranslate((key) => messages[key]?.message ?? '', locale);
}

export const english = await load('en');
export const german = await load('de');
/** Every text at least 40 % longer, to see that nothing is cut off (UX-A21). */
export const longer: Translate = (key, substitutions) => {
  const text = english(key, substitutions);
  return `${text} ${'länger '.repeat(Math.ceil((text.length * 0.4) / 7))}`.trim();
};
