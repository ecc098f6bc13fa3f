import type { GetMessage } from './messages.ts';

const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)\b/i;

/**
 * The language that the texts are really written in, as a tag for Intl. A browser set to a language that Obelus does not speak
 * shows English texts, and those need English plurals and dates. `interfaceLanguage` (`browser.i18n.getUILanguage()`) keeps its region
 * where the languages agree.
 */
export function messageLocale(getMessage: GetMessage, interfaceLanguage: string): string {
  const written = getMessage('locale') || 'en';
  return interfaceLanguage.split(/[-_]/)[0] === written ? interfaceLanguage.replace('_', '-') : written;
}

/** Writing direction of a language, for `dir`. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr');

/**
 * The tag that numbers and dates are formatted with. English ones are written as the interface's English is: day first, with the month
 * as a word so that nobody misreads it, and "$13bn", "$13tn".
 */
export const formatLocale = (locale: string): string => (/^en\b/.test(locale) ? 'en-GB' : locale);
