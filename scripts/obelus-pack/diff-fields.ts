const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWords = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

/** A value in one short line: words as they are, lists with commas, the rest as it would be written in the file. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value === '' || value.includes(' ') ? `“${value}”` : value;
  return isWords(value) ? value.join(', ') : JSON.stringify(value);
}

/** What came to a list and what went from it; the whole of both where only the order is another. */
function listLine(path: string, old: readonly string[], now: readonly string[]): string {
  const [came, went] = [now.filter((one) => !old.includes(one)), old.filter((one) => !now.includes(one))];
  if (came.length === 0 && went.length === 0) return `${path}: ${shown(old)} → ${shown(now)}`;
  return `${path}: ${[...came.map((one) => `+ ${shown(one)}`), ...went.map((one) => `− ${shown(one)}`)].join(', ')}`;
}

/** Fields that are not the same, each as "field: before → after"; of a list what came and went. Fields within fields are named by their path. */
export function fieldLines(before: object, after: object, without: ReadonlySet<string> = new Set(), prefix = ''): string[] {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((key) => !without.has(key) && JSON.stringify(old[key]) !== JSON.stringify(now[key]))
    .flatMap((key) => {
      const [left, right, path] = [old[key], now[key], `${prefix}${key}`];
      if (isObject(left) && isObject(right)) return fieldLines(left, right, without, `${path}.`);
      return isWords(left) && isWords(right) ? [listLine(path, left, right)] : [`${path}: ${shown(left)} → ${shown(right)}`];
    });
}
