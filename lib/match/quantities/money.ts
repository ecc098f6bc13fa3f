import type { Draft } from './bounds.ts';
import { matchAt, readDigits, readJoin, readNumeral, slackOf, valueOf, type Numeral } from './numbers.ts';

const SIGNS: Record<string, string> = { $: 'USD', '\u20ac': 'EUR', '\u00a3': 'GBP', '\u00a5': 'JPY', '\u20b9': 'INR' };
const DOLLARS: Record<string, string> = { us: 'USD', a: 'AUD', au: 'AUD', c: 'CAD', ca: 'CAD', nz: 'NZD', hk: 'HKD', s: 'SGD', nt: 'TWD', r: 'BRL' };
const NAMES: Record<string, string> = {
  dollar: 'USD',
  euro: 'EUR',
  pound: 'GBP',
  sterling: 'GBP',
  yen: 'JPY',
  yuan: 'CNY',
  renminbi: 'CNY',
  rmb: 'CNY',
  rupee: 'INR',
  franc: 'CHF',
};
const NATIONS: Record<string, string> = {
  canadian: 'CAD',
  australian: 'AUD',
  singapore: 'SGD',
  'hong kong': 'HKD',
  'new zealand': 'NZD',
  taiwan: 'TWD',
  brazilian: 'BRL',
};
const EXPONENTS: Record<string, number> = { k: 3, th: 3, m: 6, mi: 6, mn: 6, ml: 6, b: 9, bi: 9, bn: 9, bl: 9, t: 12, tr: 12, tn: 12 };

const SCALE =
  /(?: {1,2}|-)?(trillions?|billions?|millions?|thousand|trn|tn|bln|bn|mln|mn)(?![A-Za-z\d\u00c0-\u024f])|([BbMmTtKk])(?![A-Za-z\d\u00c0-\u024f])| ([BMT])(?![A-Za-z\d.'\u00c0-\u024f-])/iy;
const SIGN = /(US|CA?|AU?|NZ|HK|NT|S|R)?([$\u20ac\u00a3\u00a5\u20b9])(?:US(?=\d)| )?|(USD|EUR|GBP|JPY|CNY|RMB|INR|CHF|CAD|AUD) ?(?=\d)/y;
const NAME =
  /(?: {1,2}|-)(?:(US|U\.S\.|American|Canadian|Australian|Singapore|Hong Kong|New Zealand|Taiwan|Brazilian|Swiss)[ -])?(dollars?|euros?|pounds?|sterling|yen|yuan|renminbi|rupees?|francs?|USD|EUR|GBP|JPY|CNY|RMB|INR|CHF|CAD|AUD)(?![A-Za-z\d])| ?(\u20ac)/iy;

/** A number with its scale word, ready to become an end of a range. */
type Amount = { numeral: Numeral; exponent: number | null; end: number };

/** Power of ten of a scale word or letter after a number ("billion", "bn", "B", "-million"). */
function readScale(text: string, at: number): { exponent: number; end: number } | null {
  const found = matchAt(SCALE, text, at);
  const name = (found?.[1] ?? found?.[2] ?? found?.[3])?.toLowerCase();
  if (!found || !name) return null;
  const exponent = EXPONENTS[name.slice(0, 2)] ?? EXPONENTS[name.slice(0, 1)];
  return exponent === undefined ? null : { exponent, end: at + found[0].length };
}

function withScale(text: string, numeral: Numeral | null): Amount | null {
  if (!numeral) return null;
  const scale = readScale(text, numeral.end);
  return { numeral, exponent: scale?.exponent ?? null, end: scale?.end ?? numeral.end };
}

/** Currency sign, code or lettered dollar at `at`; Australian papers write "$US50 billion". */
function readSign(text: string, at: number): { currency: string; end: number } | null {
  const found = matchAt(SIGN, text, at);
  if (!found) return null;
  const code = found[3];
  const prefix = found[1]?.toLowerCase();
  if (prefix && found[2] !== '$') return null;
  const currency = code ? (code === 'RMB' ? 'CNY' : code) : prefix ? DOLLARS[prefix] : SIGNS[found[2] ?? ''];
  return currency ? { currency, end: at + found[0].length } : null;
}

/** Name of a currency after an amount: " dollars", "-dollar", " US dollars", " EUR". "Pounds" without a scale word are a weight. */
function readName(text: string, amount: Amount): { currency: string; end: number } | null {
  const found = matchAt(NAME, text, amount.end);
  if (!found) return null;
  const name = (found[3] ? 'euro' : (found[2] ?? '')).toLowerCase().replace(/s$/, '');
  if (name === 'pound' && amount.exponent === null) return null;
  const nation = found[1]?.toLowerCase();
  const currency = (nation && name === 'dollar' ? NATIONS[nation] : undefined) ?? NAMES[name] ?? name.toUpperCase();
  return { currency, end: amount.end + found[0].length };
}

/** The second end of a range that began with `first`, or null where what follows is another amount or no amount. */
function readSecond(text: string, start: number, first: Amount, signed: boolean): { amount: Amount; exponent: number } | null {
  const join = readJoin(text, start, first.end);
  const sign = join && readSign(text, join.end);
  const amount = join && withScale(text, readNumeral(text, sign?.end ?? join.end));
  if (!join || !amount || (amount.numeral.words && sign)) return null;
  if (!sign && amount.exponent === null && (signed ? !join.dash || first.exponent !== null : true)) return null;
  if (!sign && first.exponent !== null && amount.exponent !== first.exponent) return null;
  const exponent = first.exponent ?? amount.exponent ?? 0;
  return valueOf(first.numeral, exponent) < valueOf(amount.numeral, amount.exponent ?? 0) ? { amount, exponent } : null;
}

/** Money of one amount or of a range. The wider slack counts where the ends are given to different places. */
function draftOf(currency: string | undefined, start: number, end: number, first: Amount, second: ReturnType<typeof readSecond>): Draft {
  const exponent = second?.exponent ?? first.exponent ?? 0;
  const last = second?.amount ?? first;
  const lastExponent = last === first ? exponent : (last.exponent ?? 0);
  return {
    kind: 'money',
    ...(currency ? { currency } : {}),
    min: valueOf(first.numeral, exponent),
    max: valueOf(last.numeral, lastExponent),
    slack: Math.max(slackOf(first.numeral, exponent), slackOf(last.numeral, lastExponent)),
    start,
    end,
  };
}

/** May an amount without a scale end here? Not inside a word ("$5x"), nor before more digits. */
const endsCleanly = (text: string, amount: Amount): boolean => amount.exponent !== null || !/[A-Za-z\d_%\u00c0-\u024f]/.test(text.charAt(amount.end));

/** "$13 billion", "US$13bn", "USD 13 billion", "$15-20bn", "$11.6 to 13.8 billion", with `at` on the sign, its letters or the code. */
export function readSigned(text: string, at: number): Draft | null {
  const sign = readSign(text, at);
  const first = sign && withScale(text, readDigits(text, sign.end));
  if (!sign || !first || !endsCleanly(text, first)) return null;
  const second = readSecond(text, at, first, true);
  if (second && !endsCleanly(text, second.amount)) return draftOf(sign.currency, at, first.end, first, null);
  const name = readName(text, second?.amount ?? first);
  return draftOf(sign.currency, at, name?.end ?? second?.amount.end ?? first.end, first, second);
}

/** "13 billion dollars", "thirteen-billion-dollar", "10 to 15 billion euros", with `at` on the number; a bare "13 billion" where {@link isBareMoney} allows. */
export function readNamed(text: string, at: number, numeral: Numeral, earlier: Draft | undefined): Draft | null {
  const first = withScale(text, numeral);
  if (!first) return null;
  const second = readSecond(text, at, first, false);
  const last = second?.amount ?? first;
  const name = readName(text, last);
  if (name) return draftOf(name.currency, at, name.end, first, second);
  if ((last.exponent ?? 0) < 6 || !isBareMoney(text, at, last, earlier)) return null;
  return draftOf(earlier?.currency ?? 'USD', at, last.end, first, second);
}

const MONEY_NOUN =
  /[ -](?:deal|investment|valuation|commitment|contract|round|pact|agreement|partnership|funding|pledge|loan|acquisition|purchase|raise|financing|backlog|payout|settlement|cash|equity|capital|worth)(?![A-Za-z])/iy;
const ENDS_PHRASE =
  /$|[.,;:!?)"'\u2014]| {1,2}(?:\(|\u2014|-|(?:in|by|from|to|for|into|of|at|and|or|as|on|when|was|is|were|that|per|a|this|last|since|over|through|until|after|before|with|if|but|which|annually|altogether|more|because|than|upfront)(?![A-Za-z]))/iy;
const PAYING =
  /(?:\bworth|valued at|valuation of|\binvest(?:s|ed|ing)?|\binvestment of|\bspen[dt](?:s|ing)?|\brais(?:e|es|ed|ing)|\bpa(?:y|ys|id|ying)|\bcommit(?:s|ted|ting)?|\bcost(?:s|ing)?|\bpour(?:s|ed|ing)?|\bput(?:s|ting)?|\bcontribut(?:e|es|ed|ing)|\bpledg(?:e|es|ed|ing)) (?:(?:in|it|at|up|to|an?|as|much|over|more|than|nearly|almost|about|around|roughly|another|least|some|further|additional) ){0,4}$/i;
const INHERIT_WITHIN = 160;

/**
 * Is an amount in millions or more that names no currency money all the same? Yes before a noun of dealing ("a 13 billion investment"), and, where no counted
 * noun follows, after a verb of paying, for a half or quarter of a billion or trillion, or soon after other money, whose currency it shares. It is dollars otherwise.
 */
function isBareMoney(text: string, at: number, amount: Amount, earlier: Draft | undefined): boolean {
  if (matchAt(MONEY_NOUN, text, amount.end)) return true;
  if (!matchAt(ENDS_PHRASE, text, amount.end)) return false;
  if (amount.numeral.part && (amount.exponent ?? 0) >= 9) return true;
  return (earlier?.kind === 'money' && at - earlier.end <= INHERIT_WITHIN) || PAYING.test(text.slice(Math.max(0, at - 60), at));
}
