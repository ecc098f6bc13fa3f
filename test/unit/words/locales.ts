import { readFileSync } from 'node:fs';
import { createTranslate, type Translate } from '../../../lib/words/messages.ts';

export type Messages = Record<string, { message: string; description?: string }>;

/** The texts as the extension ships them. */
export const messagesOf = (locale: string): Messages =>
  JSON.parse(readFileSync(new URL(`../../../public/_locales/${locale}/messages.json`, import.meta.url), 'utf8')) as Messages;

/** A look-up over the shipped texts. */
export function wordsOf(locale: string): Translate {
  const messages = messagesOf(locale);
  return createTranslate((key) => messages[key]?.message ?? '', locale);
}
