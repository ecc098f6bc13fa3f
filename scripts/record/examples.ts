import type { Matcher } from '../../lib/match/matcher.ts';
import type { Claim } from '../../lib/model/claim.ts';
import type { Mention } from '../../lib/model/mention.ts';
import type { PageText } from '../../lib/model/page.ts';
import { unitOf } from '../../lib/model/units.ts';
import type { Example } from './cue-file.ts';

/** The page around an example that gives none: it is about the story, so that the example is judged by its own words. */
const TITLE = 'OpenAI, Microsoft and Amazon: who may host what';
const OPENING = 'Microsoft is considering suing OpenAI over its deal with AWS.';
/** Sentences that say nothing, so that nothing of the opening is carried into the example. */
const BETWEEN = ['The talks began in spring.', 'Nobody in the room took notes.', 'It was a wet and quiet afternoon.', 'The lift was out of order.'];

/** An example as a page; its sentence is the last block. */
export function examplePage(example: Example): PageText {
  const text = 'not' in example ? example.not : example.text;
  const lines = [example.title ?? TITLE, OPENING, ...BETWEEN, ...(example.before ?? []), text];
  return {
    url: 'https://example.org/',
    title: lines[0] ?? TITLE,
    lang: 'en',
    blocks: lines.map((line, id) => ({ id, text: line, role: id === 0 ? 'title' : 'paragraph', article: 0 })),
    dates: [],
    omitted: 0,
  };
}

/** An example, the page around it, all that is read on the page, and what of it in the example's own sentence: of every claim. */
export type ReadExample = { example: Example; claim: string; page: PageText; mentions: readonly Mention[]; own: readonly Mention[] };

/** Reads an example of a claim once, for every question about it. */
export function readExample(matcher: Matcher, claim: string, example: Example): ReadExample {
  const page = examplePage(example);
  const mentions = matcher.read(page);
  return { example, claim, page, mentions, own: mentions.filter((mention) => mention.block === page.blocks.length - 1) };
}

/** The amounts of the cue's own kind, in the unit of its slot. */
function amountsOf(mention: Mention, claim: Claim): string[] {
  const slot = claim.cues.find((cue) => cue.id === mention.cue)?.slots?.amount;
  const { factor, kind } = slot ? unitOf(slot.unit) : { factor: 1, kind: undefined };
  const own = mention.reading.amounts.filter((amount) => kind === undefined || amount.kind === kind);
  return own.map((amount) => String(Number((amount.min / factor).toFixed(6))));
}

/** What is wrong with the claim's reading of an example, in words; undefined where all is as the editor expects. */
export function faultOf(matcher: Matcher, claim: Claim, example: Example, read = readExample(matcher, claim.id, example)): string | undefined {
  const mentions = read.own.filter((mention) => mention.claim === claim.id);
  if ('not' in example) {
    const first = mentions[0];
    return first ? `must not be read as "${claim.id}", but cue "${first.cue}" fires on "${first.quote}": ${example.not}` : undefined;
  }
  if (mentions.length === 0) return `is not found: ${example.text}`;
  const wrong = mentions.map((mention) => differences(mention, claim, example.reads));
  if (wrong.some((list) => list.length === 0)) return undefined;
  return `is read otherwise (${wrong[0]?.join('; ')}): ${example.text}`;
}

function differences(mention: Mention, claim: Claim, reads: Extract<Example, { reads: unknown }>['reads']): string[] {
  const { amount, op, ...rest } = reads;
  const wrong: string[] = [];
  if (amount !== undefined) {
    const [want, have] = [[amount].flat().join(' + '), amountsOf(mention, claim).join(' + ')];
    if (want !== have) wrong.push(`amount ${have || 'none'}, not ${want}`);
  }
  if (op !== undefined && mention.reading.amounts[0]?.bound !== op) wrong.push(`bound ${mention.reading.amounts[0]?.bound}, not ${op}`);
  for (const key of Object.keys(rest) as (keyof typeof rest)[]) {
    if ((mention.reading[key] ?? null) !== rest[key]) wrong.push(`${key} ${mention.reading[key] ?? 'none'}, not ${rest[key]}`);
  }
  return wrong;
}
