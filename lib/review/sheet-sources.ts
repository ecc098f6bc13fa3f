import type { SourceLine } from '../model/note.ts';
import { inPageOrder, sourcesOf, type Sheet } from './sheet.ts';

type Statement = Sheet['notes'][number];

/** Sources of one publisher that a statement rests on, by their numbers on the sheet. */
export type Citation = { publisher: string; numbers: number[] };

/** A sheet's sources, each once: number 1 is the first of `list`. */
export type Bibliography = { list: readonly SourceLine[]; citations: (statement: Statement) => Citation[] };

// Two publishers' packs may give the same name to different things.
const nameOf = ({ id, url, title }: SourceLine): string => JSON.stringify([id, url, title]);

/** Numbers the sources of a sheet in the order in which its statements name them. Who passes on a source is gathered from all questions that rest on it. */
export function bibliographyOf(sheet: Sheet): Bibliography {
  const numbers = new Map<string, number>();
  const list: SourceLine[] = [];
  const of = (statement: Statement): SourceLine[] => sourcesOf(statement, sheet.details.get(statement.note.claim));
  for (const source of inPageOrder(sheet.notes).flatMap(of)) {
    const at = numbers.get(nameOf(source));
    const known = at === undefined ? undefined : list[at - 1];
    if (at === undefined || !known) numbers.set(nameOf(source), list.push(source));
    else list[at - 1] = { ...known, repeatedBy: [...new Set([...known.repeatedBy, ...source.repeatedBy])] };
  }
  return {
    list,
    citations(statement) {
      const cited = new Map<string, Set<number>>();
      for (const source of of(statement)) {
        const own = cited.get(source.publisher) ?? new Set<number>();
        cited.set(source.publisher, own.add(numbers.get(nameOf(source)) ?? 0));
      }
      return [...cited].map(([publisher, own]) => ({ publisher, numbers: [...own].sort((a, b) => a - b) }));
    },
  };
}
