const WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const MONTH = /^(?:[-–/]\d{1,2})?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/;

/** Not within names ("GPT-5.5", "Q2", "10-K"); with what counts it. */
const NUMBER =
  /(?<![\w.])(?<![A-Za-z]-)([$€])?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\d]|-[A-Z])\s?(trillion|billion|million|bn|[TBM]\b|%|percent|per cent|GW\b|MW\b|gigawatts?|megawatts?|years?|months?)?/g;
const WORDED = new RegExp(String.raw`\b(${WORDS.join('|')})\b[\s-](years?|months?)?`, 'gi');

const SCALE: Record<string, string> = {
  trillion: 'trillion',
  T: 'trillion',
  billion: 'billion',
  bn: 'billion',
  B: 'billion',
  million: 'million',
  M: 'million',
};

function unitOf(currency: string | undefined, word: string): string {
  const scale = SCALE[word];
  if (scale !== undefined) return ` ${currency === '€' ? 'EUR' : 'USD'} ${scale}`;
  if (word === '%' || word.startsWith('per')) return ' percent';
  if (/^(?:GW|giga)/.test(word)) return ' gigawatts';
  if (/^(?:MW|mega)/.test(word)) return ' megawatts';
  return word === '' ? '' : ` ${word.replace(/s?$/, 's')}`;
}

/** The numbers of a text, each once, in the order in which they stand: "38 USD billion", "27 percent", "7 years", or bare where nothing says what is counted. Days of a month are left out. */
export function numbersIn(text: string): string[] {
  const found: { at: number; number: string }[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [whole, currency, digits = '', decimals = '', word = ''] = match;
    const isDay = currency === undefined && decimals === '' && word === '' && MONTH.test(text.slice(match.index + whole.trimEnd().length));
    if (isDay) continue;
    const number = String(Number(digits.replaceAll(',', '') + decimals));
    found.push({ at: match.index, number: `${number}${unitOf(currency, word)}` });
  }
  for (const match of text.matchAll(WORDED)) {
    const number = WORDS.indexOf((match[1] ?? '').toLowerCase()) + 2;
    found.push({ at: match.index, number: `${number}${unitOf(undefined, match[2] ?? '')}` });
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ number }) => number))];
}
