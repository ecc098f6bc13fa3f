import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Standing } from '../../lib/model/standing.ts';
import type { Prediction } from './predict.ts';

/** A judgement made by hand on one statement of an article; `anchor` are the article's own words. */
type Verdict = { article: string; anchor: string; verdict: string; why: string };

/** What the product says of the statement that stands in the anchor's words. */
export type Judged = Verdict & { marked: boolean; right: boolean; given: Standing[] };

/** model.md, rule 14: verdicts as standings. A statement that the reason calls ended as well may stand as changed. */
const STANDINGS: Record<string, readonly Standing[]> = {
  agrees: ['matches'],
  outdated: ['changed'],
  conflicts: ['differ'],
  unsupported: ['differ'],
  imprecise: ['context', 'differ'],
};

const flat = (text: string): { text: string; source: number[] } => {
  const source: number[] = [];
  let folded = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text
      .charAt(at)
      .replace(/[\u2018\u2019]/, "'")
      .replace(/[\u201c\u201d]/, '"')
      .toLowerCase();
    if (/\s/.test(letter) && folded.endsWith(' ')) continue;
    folded += /\s/.test(letter) ? ' ' : letter;
    source.push(at);
  }
  return { text: folded, source };
};

/** Where the anchor's words stand in the text, in UTF-16 units; undefined where they do not. */
export function placeOf(text: string, anchor: string): { start: number; end: number } | undefined {
  const [page, words] = [flat(text), flat(anchor.trim()).text];
  const at = page.text.indexOf(words);
  if (at < 0 || words === '') return undefined;
  return { start: page.source[at] ?? 0, end: (page.source[at + words.length - 1] ?? 0) + 1 };
}

/** Reads the verdicts of a folder (one JSON list an article); none where there is no such folder. */
export const readVerdicts = (folder: string): Verdict[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Verdict[])
    : [];

/** Sets the verdicts beside the predictions that overlap their words: right is one that any of these stands as the verdict says. */
export function judgeVerdicts(verdicts: readonly Verdict[], text: ReadonlyMap<string, string>, predictions: readonly Prediction[]): Judged[] {
  return verdicts.flatMap((verdict) => {
    const doc = `articles/${verdict.article}.txt`;
    const place = placeOf(text.get(doc) ?? '', verdict.anchor);
    if (!place) return [];
    const here = predictions.filter((one) => one.doc === doc && one.start < place.end && one.end > place.start);
    const given = [...new Set(here.map((one) => one.standing))];
    const wanted = [...(STANDINGS[verdict.verdict] ?? []), ...(/outdated|ended/.test(verdict.why) ? (STANDINGS['outdated'] ?? []) : [])];
    return [{ ...verdict, marked: here.length > 0, right: given.some((one) => wanted.includes(one)), given }];
  });
}

/** Prints how many statements are marked and how many of these stand as the verdict says, and those that do not. */
export function printVerdicts(judged: readonly Judged[], all: number): void {
  const marked = judged.filter((one) => one.marked);
  const right = marked.filter((one) => one.right);
  console.log(
    `\nverdicts on articles: ${marked.length} of ${all} marked, ${right.length} stand as the verdict says (${(right.length / Math.max(1, marked.length)).toFixed(3)})`,
  );
  for (const one of marked.filter(({ right: fine }) => !fine))
    console.log(`STAND ${one.article.slice(0, 3)} ${one.verdict}, given ${one.given.join(', ')}: "${one.anchor}"`);
  for (const one of judged.filter(({ marked: found }) => !found)) console.log(`UNMARKED ${one.article.slice(0, 3)} ${one.verdict}: "${one.anchor}"`);
}
