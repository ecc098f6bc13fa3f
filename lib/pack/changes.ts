import { splitContent } from './content.ts';

/** What became of one line from one content to another. `before` and `after` are the raw lines. */
export type Change = { id: string; change: 'added' | 'changed' | 'removed'; before?: string; after?: string };

/**
 * Computes what differs between two contents. The publisher's own list is never taken for it (packs.md G8).
 * Both must be contents that were accepted. @throws PackError when one is not sorted lines.
 */
export function computeChanges(before: string, after: string): Change[] {
  const [old, now] = [splitContent(before), splitContent(after)];
  const changes: Change[] = [];
  for (let at = 0, to = 0; at < old.length || to < now.length;) {
    const [left, right] = [old[at], now[to]];
    if (left && right && left.id === right.id) {
      if (left.line !== right.line) changes.push({ id: left.id, change: 'changed', before: left.line, after: right.line });
      at += 1;
      to += 1;
    } else if (left && (!right || left.id < right.id)) {
      changes.push({ id: left.id, change: 'removed', before: left.line });
      at += 1;
    } else if (right) {
      changes.push({ id: right.id, change: 'added', after: right.line });
      to += 1;
    }
  }
  return changes;
}
