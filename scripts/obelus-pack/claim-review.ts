import type { Claim as ReviewedClaim, ClaimReview, CreativeWork, Graph } from 'schema-dts';
import type { Claim, Hold, Observation } from '../../lib/model/claim.ts';
import type { FactRecord } from '../../lib/model/record.ts';
import type { Judgement } from '../../lib/model/standing.ts';
import { firstDay } from '../../lib/model/dates.ts';
import { judge } from '../../lib/standing/judge.ts';
import { originOf } from '../../lib/standing/levels.ts';

/** What is said of all reviews of a record. `address` begins the address of each review; its claim's id is put behind it. */
export type ReviewOptions = { address: string; released: string; license: string; label: (judgement: Judgement) => string };

/** Addresses of the licences by their SPDX names, as far as records use them. */
const LICENSES: Record<string, string> = {
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
};

/** The texts that sources are, each once, and the texts whose account they pass on. */
function works(record: FactRecord, ids: readonly string[]): CreativeWork[] {
  const all = new Set(ids.flatMap((id) => [id, originOf(record, id)]));
  return [...all].flatMap((id): CreativeWork[] => {
    const source = record.sources.get(id);
    if (!source) return [];
    const { title, url, published, publisher, lang } = source;
    return [
      {
        '@type': 'CreativeWork',
        headline: title,
        url,
        datePublished: published,
        publisher: { '@type': 'Organization', name: publisher },
        ...(lang === undefined ? {} : { inLanguage: lang }),
      },
    ];
  });
}

const amountOf = ({ qualifier, value, min, max, unit }: Observation): string =>
  [qualifier?.replace('-', ' '), value ?? [min, max].filter((end) => end !== undefined).join(' to '), unit].filter((part) => part !== undefined).join(' ');

/** The stretch of time that is true at the horizon: the last that had begun. */
const present = (record: FactRecord, { holds }: Claim): Hold | undefined => holds.findLast((hold) => firstDay(hold.from) <= record.horizon) ?? holds[0];

function review(
  record: FactRecord,
  claim: Claim,
  options: ReviewOptions,
  part: { id: string; statement: string; body: string; heard: readonly string[]; because: readonly string[] },
): ClaimReview {
  const reviewed: ReviewedClaim = { '@type': 'Claim', name: part.statement, appearance: works(record, part.heard) };
  const license = LICENSES[options.license];
  return {
    '@type': 'ClaimReview',
    '@id': `${options.address}${claim.id}${part.id}`,
    url: `${options.address}${claim.id}`,
    name: claim.title,
    inLanguage: claim.lang,
    datePublished: options.released,
    version: record.version,
    ...(license === undefined ? {} : { license }),
    author: { '@type': 'Organization', name: 'Obelus project' },
    claimReviewed: part.statement,
    itemReviewed: reviewed,
    reviewBody: part.body,
    citation: works(record, part.because),
  };
}

/** The question with the record's answer and its figures. It has no rating: figures spread, and a page may mean any of them. */
function figureReview(record: FactRecord, claim: Claim, options: ReviewOptions): ClaimReview {
  const hold = present(record, claim);
  const figures = claim.observations.map((one) => `${amountOf(one)}, ${one.text} (as of ${one.asOf})`);
  const body = [
    hold?.text ?? '',
    ...(figures.length === 0 ? [] : [`Figures: ${figures.join('; ')}.`]),
    ...(claim.missing === undefined ? [] : [claim.missing]),
  ];
  const because = hold?.because ?? [];
  const sources = claim.observations.flatMap((one) => [one.source, ...(one.also ?? [])]);
  const heard = sources.length > 0 ? sources : because;
  return review(record, claim, options, { id: '', statement: `${claim.title}: ${claim.question}`, body: body.join(' '), heard, because });
}

/** Statements of scope or status that were true at some time, each with how it stands in the record now. No rating where the record's sources disagree. */
function valueReviews(record: FactRecord, claim: Claim, options: ReviewOptions): ClaimReview[] {
  return Object.entries(claim.facets ?? {}).flatMap(([facet, { text, values }]) =>
    Object.entries(values).flatMap(([value, { text: words }]): ClaimReview[] => {
      const holds = claim.holds.filter(({ is }) => [is?.[facet]].flat().includes(value));
      const [first] = holds;
      if (!first) return [];
      const judgement = judge(record, claim, { amounts: [], facet, value, polarity: 'asserted', tense: 'present' }, { pageDate: null });
      const hold = present(record, claim) ?? first;
      const one = review(record, claim, options, {
        id: `/${facet}/${value}`,
        statement: `${claim.title}: ${text}: ${words}`,
        body: hold.text,
        heard: holds.flatMap(({ because }) => because),
        because: hold.because,
      });
      const isOne = judgement.differs !== 'sources' && ![...holds, hold].some(({ disputed }) => disputed === true);
      const rating = { '@type': 'Rating', alternateName: options.label(judgement), ratingExplanation: judgement.fact } as const;
      return [{ ...one, reviewAspect: text, ...(isOne && { reviewRating: rating }) }];
    }),
  );
}

/**
 * A claim as schema.org ClaimReviews: one of each statement of scope or status that was ever true, rated by the name of its standing ("Matches the record",
 * "Changed since …") and never by a number, as the record has no scale of truth; and one of its question where it has figures (or no such statement), unrated.
 */
export function claimReviews(record: FactRecord, claim: Claim, options: ReviewOptions): ClaimReview[] {
  const values = valueReviews(record, claim, options);
  return claim.observations.length > 0 || values.length === 0 ? [figureReview(record, claim, options), ...values] : values;
}

/** Reviews as one JSON-LD document. */
export const reviewGraph = (reviews: readonly ClaimReview[]): Graph => ({ '@context': 'https://schema.org', '@graph': reviews });
