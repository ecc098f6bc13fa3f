import type { FactsLine, Note, SourceLine } from '../model/note.ts';
import type { Judgement } from '../model/standing.ts';
import type { Level } from '../model/source.ts';
import { formatDate } from './dates.ts';
import type { Translate } from './messages.ts';

const ORDER: readonly Level[] = ['filed', 'stated', 'corroborated', 'reported-once', 'worked-out'];

/** The source that a citation names: of those the comparison rests on (all, when none of them is listed), the best seen, then the newest. */
export function primarySource(sources: readonly SourceLine[], because: readonly string[]): SourceLine | null {
  const rests = sources.filter((source) => because.includes(source.id));
  const pool = rests.length > 0 ? rests : sources;
  const rank = (source: SourceLine): number => ORDER.indexOf(source.level);
  return pool.toSorted((a, b) => rank(a) - rank(b) || (a.published < b.published ? 1 : -1))[0] ?? null;
}

/**
 * `Obelus record "What the $50 billion is", facts as of 20 Nov 2026, pack ms-openai-aws 2026.11.3, claim deal-50bn.`, followed by the
 * primary source where the sources are at hand (ux.md 2.5).
 */
export function citation(
  note: Pick<Note, 'claim' | 'question'> & { judgement: Pick<Judgement, 'because'> },
  facts: FactsLine,
  sources: readonly SourceLine[] | null,
  locale: string,
  t: Translate,
): string {
  const record = t('cite.record', {
    question: note.question,
    date: formatDate(facts.horizon, locale),
    pack: facts.pack,
    version: facts.version,
    claim: note.claim,
  });
  const source = primarySource(sources ?? [], note.judgement.because);
  if (!source) return record;
  const cited = t('cite.source', {
    publisher: source.publisher,
    title: source.title,
    date: formatDate(source.published, locale),
    address: source.url ?? source.host,
  });
  return `${record}\n${cited}`;
}
