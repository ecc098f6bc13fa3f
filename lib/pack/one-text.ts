/** Fields of a line, or of a part of it; nothing is known of their values yet. */
export type Fields = Record<string, unknown>;
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

export const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** The same fields with those of some names changed, where there are any. */
export const withFields = (fields: Fields, names: readonly string[], change: (value: unknown) => unknown): Fields => ({
  ...fields,
  ...Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, change(fields[name])]]))),
});

/** A list of single words without spaces as one text, and back. */
export const shortList = (words: unknown): unknown => (Array.isArray(words) && words.length > 0 ? words.join(' ') : words);
export const longList = (words: unknown): unknown => (typeof words === 'string' ? words.split(' ') : words);

/** What is written as one text, under the name of its kind, "verb|in talks|talks;in talks": the fields in their order, and the sign between them. */
const ONE_TEXT = {
  concept: { between: '|', names: ['type', 'name', 'aliases'] },
  source: { between: '|', names: ['type', 'publisher', 'short', 'title', 'published', 'read', 'url'] },
  observation: { between: '|', names: ['id', 'source', 'measure', 'asOf', 'unit', 'value', 'series'] },
  hold: { between: '|', names: ['from', 'to', 'because', 'text'] },
  event: { between: '|', names: ['date', 'because', 'text'] },
  // The lists of a cue hold the other sign.
  cue: { between: ';', names: ['id', 'all', 'within', 'not', 'page', 'carry', 'loose'] },
  slots: { between: ';', names: ['about', 'amount', 'payee', 'payer'] },
} as const;
export type OneText = keyof typeof ONE_TEXT;

/** The fields as one text; a part that is left out is empty. Fields with one that is no text, is empty, or holds the sign stay as they are. */
export function inOneText(kind: OneText, fields: Fields): Fields {
  const { between, names } = ONE_TEXT[kind] as { between: string; names: readonly string[] };
  const partOf = (value: unknown): string | null =>
    value === undefined ? '' : typeof value === 'string' && value !== '' && !value.includes(between) ? value : null;
  const parts = names.map((name) => partOf(fields[name]));
  return parts.includes(null) ? fields : { ...without(fields, names), [kind]: parts.join(between) };
}

/** Undoes {@link inOneText}. */
export function fromOneText(kind: OneText, fields: Fields): Fields {
  const { between, names } = ONE_TEXT[kind] as { between: string; names: readonly string[] };
  const { [kind]: written, ...rest } = fields;
  const parts = typeof written === 'string' ? written.split(between) : [];
  // More or fewer parts than fields, or a field told twice: left for the schema to refuse.
  if (parts.length !== names.length || names.some((name) => name in rest)) return fields;
  return { ...rest, ...Object.fromEntries(names.flatMap((name, at) => (parts[at] === '' ? [] : [[name, parts[at]]]))) };
}
