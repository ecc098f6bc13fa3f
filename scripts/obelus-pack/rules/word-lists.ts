import type { Level } from '../../../lib/model/source.ts';

const list = (...lines: string[]): string[] => lines.flatMap((line) => line.split(', '));

/**
 * Words by which a text says that it rests on one account. A text whose level is `reported-once` needs one of them, or the name of the publisher whose account
 * it is ("Bloomberg: …").
 */
export const HEDGES: readonly string[] = list(
  'reported, reportedly, report, reports, reporting, press, according to, unconfirmed, not confirmed, never confirmed, not verified',
  'says, said, say, saying, told, tells, testified, testifies, testimony, testifying, denied, denies, quotes, quoted, quoting, memo',
  'described, describes, describing, calls the, calls it, called the, called it, named by, speaks of, spoke of',
  'later accounts, by one account, by accounts, by outlet, another outlet, one outlet, unnamed, person familiar, people familiar, not an on-record',
  'estimate, estimates, estimated, analyst, analysts, analysis, inferred, infer, outsiders, printed, counted by, as counted, by count',
  'publicly known, was found, is found, were found',
);

/** Firms that count markets for themselves: naming one says whose count it is, whoever printed it. */
export const COUNTING_FIRMS: readonly string[] = list('Synergy, Omdia, Canalys, Gartner, IDC, Dell’Oro, LSEG, FactSet, Visible Alpha');

/** Words that say how well a thing is sourced, and the levels at which a text may use them. Denied ("not confirmed", "nothing had been filed") they say nothing of the kind. */
export const STRONG_WORDS: readonly { words: readonly string[]; levels: readonly Level[] }[] = [
  { words: list('confirmed, confirms, confirm, confirming, filed, officially, official'), levels: ['filed', 'stated'] },
  { words: list('announced, announces, announce, announcing'), levels: ['filed', 'stated', 'corroborated'] },
];

/** Words that turn a strong word into its opposite when they stand just before it (or, "announced no filing", just behind). */
export const DENIALS: readonly string[] = list("not, no, never, nothing, neither, nor, none, without, nobody, cannot, hasn't, wasn't, didn't");

/** Words that the record never uses of its own (ux.md 4): they judge, or take a side. "claims" with a name before it is looked for apart (banned-words.ts). */
export const BANNED: readonly string[] = list(
  'false, falsely, fake, faked, misleading, misleadingly, mislead, misled, misleads, debunk, debunked, debunks, wrong, wrongly',
  'claimed, claiming, claims that, claims to, claims it, claims its, claims he, claims she, claims they',
  'it claims, he claims, she claims, they claim, who claims, which claims',
  'admit, admits, admitted, admitting, slam, slams, slammed, slamming, safe, trusted source, trusted sources, verified by AI',
);
