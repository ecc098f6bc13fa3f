/** Looks a text up and fills it in. Keys are written with dots ("state.changed"); a count that decides the plural form is named `n`. */
export type Translate = (key: string, substitutions?: Record<string, string | number>) => string;

/** `browser.i18n.getMessage`, or whatever stands in for it in a test. Gives '' for an unknown key. */
export type GetMessage = (key: string, substitutions?: string[]) => string;

const GAP = /\{([a-zA-Z]+)\}/g;

/**
 * Makes a {@link Translate} over the browser's message look-up. Placeholders are named, as `{date}`, and filled here: the browser's
 * own are positions, which a translator cannot read and a caller gets wrong. Text put in is never searched for placeholders again.
 * Where `n` is a number, `key_one`, `key_few` … is taken by `Intl.PluralRules`, then `key_other`, then the key itself.
 * An unknown key comes back as written, so that it is seen.
 */
export function createTranslate(getMessage: GetMessage, locale: string): Translate {
  const plural = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const find = (name: string, n: string | number | undefined): string => {
    if (typeof n !== 'number') return getMessage(name);
    return getMessage(`${name}_${plural.select(n)}`) || getMessage(`${name}_other`) || getMessage(name);
  };
  return (key, substitutions = {}) => {
    const text = find(key.replaceAll('.', '_'), substitutions.n);
    if (!text) return key;
    return text.replace(GAP, (gap, name: string) => {
      const value = substitutions[name];
      if (value === undefined) return gap;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
