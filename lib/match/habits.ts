/**
 * What kind of thing a type states, where that decides how its statements are read. A type without an entry has no such habit.
 * `known`: a deal or a sum that other statements are about ("sues over the $50 billion deal"); named so, it is background, and the page's own.
 * `countedBy`: firms that count what the type states; one that is named in the sentence is its source, whatever the verb ("Synergy has AWS on 28%").
 * `weighed`: it states that something is weighed or threatened, so that "a possible lawsuit" is the thing itself and no guess about it.
 * `priced`: a sale or listing that is stated by its noun; what it "could" bring in a clause behind ("a valuation that could exceed $850 billion") makes it no guess.
 * `inside`: what a firm's people only think over is known from reports, and so somebody's.
 * `told`: that somebody said or would not say something; "would not comment" is no denial.
 * `stands`: a right that stands until it ends, so that words of ending ("gave up its exclusive licence") deny it.
 */
type Habit = { known?: boolean; countedBy?: readonly string[]; weighed?: boolean; stands?: boolean; priced?: boolean; inside?: boolean; told?: boolean };

const HABITS: Readonly<Record<string, Habit>> = {
  'amazon-openai-deal-value': { known: true },
  'aws-openai-38b-contract': { known: true },
  'aws-contract-expansion-100b': { known: true },
  'azure-250b-commitment': { known: true },
  'ms-investment-in-openai': { known: true },
  'amazon-anthropic-investment': { known: true },
  'exclusivity-scope': { stands: true },
  'openai-valuation-or-round': { priced: true },
  'openai-ipo': { priced: true },
  'regulatory-scrutiny': { inside: true },
  'party-statement': { told: true },
  'microsoft-own-models': { stands: true },
  'relationship-strain': { inside: true },
  'revenue-share': { stands: true },
  'agi-clause': { stands: true },
  'legal-threat-status': { weighed: true },
  'cloud-market-share': { countedBy: ['synergy', 'omdia', 'canalys', 'gartner'] },
  'frontier-aws-hosting': { known: true },
};

const NONE: Habit = {};

/** The habits of a claim's type, or of a claim whose type has none of its own (`other-dispute-claim`). */
export const habitOf = ({ type, claim }: { type: string; claim: string }): Habit => HABITS[type] ?? HABITS[claim] ?? NONE;
