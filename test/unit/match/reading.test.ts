import { describe, expect, it } from 'vitest';
import { matcher, pageOf, read, readOne, TITLE } from './pages.ts';

describe('readings', () => {
  it('adds up amounts that a sentence gives as parts, each with its year', () => {
    const mention = readOne('ms-investment-openai', 'Microsoft put $1 billion into OpenAI in 2019, followed by another $10 billion at the start of 2023.');
    expect(mention?.reading.amounts.map((amount) => [amount.min, amount.date?.slice(0, 4)])).toEqual([
      [1e9, '2019'],
      [10e9, '2023'],
    ]);
  });

  it.each([
    ['Microsoft put $1 billion into OpenAI in 2019, and in early 2023 another $10 billion.', ['2019', '2023']],
    ['Microsoft put $1 billion into OpenAI and in 2023 another $10 billion.', [undefined, '2023']],
    ['Microsoft put another $2 billion into OpenAI two years later and $10 billion in 2023.', [undefined, '2023']],
  ])('gives a time to the sum whose part of the sentence it stands in: %s', (text, years) => {
    const amounts = read(text).flatMap(({ reading }) => reading.amounts);
    expect(amounts.map((amount) => amount.date?.slice(0, 4))).toEqual(years);
    expect(read(text)[0]?.reading.when).toEqual(years[0] === undefined ? undefined : { from: '2019', to: '2019' });
  });

  it('reads what must run where', () => {
    expect(readOne('api-exclusivity', 'Calls to the API must be routed through Azure.')?.reading).toMatchObject({
      value: 'exclusive',
      polarity: 'asserted',
    });
  });

  it('tells a partnership, a cloud deal and an investment of $50 billion apart', () => {
    expect(readOne('amazon-investment-openai', 'The $50 billion partnership of Amazon and OpenAI is new.')?.reading.value).toBe('partnership');
    expect(readOne('amazon-investment-openai', 'The $50 billion cloud deal of Amazon and OpenAI is new.')?.reading.value).toBe('cloud-deal');
    expect(readOne('amazon-investment-openai', 'Amazon invests $50 billion in OpenAI.')?.reading.value).toBe('investment');
  });

  it('keeps the two meanings of $38 billion apart', () => {
    expect(read('OpenAI signed a $38 billion deal with AWS.').map((mention) => mention.claim)).toEqual(['aws-38b-contract']);
    expect(read('The revenue share that OpenAI pays Microsoft is capped at $38 billion.').map((mention) => mention.claim)).not.toContain('aws-38b-contract');
  });

  it('gives each number to one claim only (model rule 11)', () => {
    const mentions = read('Amazon invested $8 billion in Anthropic and $50 billion in OpenAI, while OpenAI signed a $38 billion deal with AWS.');
    const starts = mentions.flatMap((mention) => mention.reading.amounts.map((amount) => amount.start));
    expect(new Set(starts).size).toBe(starts.length);
  });

  it('takes the date that a line of a timeline begins with for all that it states (model rule 7)', () => {
    const day = { from: '2025-10-28', to: '2025-10-28' };
    expect(readOne('ms-stake-openai', '28 October 2025: the terms are new, and Microsoft holds about 27% of OpenAI.')?.reading.when).toEqual(day);
    expect(readOne('ms-stake-openai', 'October 28, 2025 - The terms are new, and Microsoft holds about 27% of OpenAI.')?.reading.when).toEqual(day);
    expect(readOne('ms-stake-openai', 'Written on 28 October 2025: Microsoft holds about 27% of OpenAI.')?.reading.when).not.toBeUndefined();
    expect(readOne('ms-stake-openai', '28 October 2025 was dull; Microsoft holds about 27% of OpenAI.')?.reading.when).toBeUndefined();
  });

  it('takes "it" for whom the sentence before began with, a third company too', () => {
    const ipo = (before: string) => readOne('openai-ipo', 'It went public in March.', before);
    expect(ipo('CoreWeave rents out chips to OpenAI.')).toBeUndefined();
    expect(ipo('OpenAI rents chips from CoreWeave.')).toBeDefined();
  });

  it('gives a second move of a share to the firm that the sentence began with', () => {
    const moves = read("Microsoft's shares dropped about 4 per cent at the opening of trade, and closed 1 per cent lower.");
    expect(moves.map(({ reading }) => [reading.about, reading.amounts[0]?.min])).toEqual([
      ['microsoft', 4],
      ['microsoft', 1],
    ]);
  });

  it('takes the words farther from a number where the nearest leave the rest too far off', () => {
    const move = readOne('market-reaction', 'Microsoft shares rose as much as 4%, lifting its market value above $4 trillion.');
    expect(move?.reading.amounts[0]?.min).toBe(4);
  });

  it('takes the end of a term for no time of a sum', () => {
    const mention = readOne('aws-38b-contract', 'OpenAI gave AWS an order of $38 billion running to 2032.');
    expect(mention?.reading.amounts.map((amount) => amount.date)).toEqual([undefined]);
  });

  it('takes a year that names something beside the statement for no time of it', () => {
    const licence = (text: string) => readOne('model-licence', text)?.reading;
    expect(licence("OpenAI may be breaching the 2019 and 2023 clauses that gave Microsoft exclusive commercial rights to OpenAI's models.")).toMatchObject({
      value: 'exclusive',
    });
    expect(
      licence("OpenAI may be breaching the 2019 and 2023 clauses that gave Microsoft exclusive commercial rights to OpenAI's models.")?.when,
    ).toBeUndefined();
    expect(readOne('legal-threat', 'The 2025 showdown between OpenAI and Microsoft is over the cloud.')?.reading.when).toEqual({ from: '2025', to: '2025' });
  });

  it('begins behind the mark that ends a quotation', () => {
    const said = read('"Azure remains the exclusive cloud provider of stateless OpenAI APIs," Microsoft and OpenAI said in a joint statement.');
    expect(said.map(({ quote }) => quote)).toContain('Microsoft and OpenAI said');
    expect(said.filter(({ quote }) => /^["\u201d]\s/.test(quote))).toEqual([]);
  });

  it('reads the two halves of a sentence as two statements, though the second leans on a word of the first', () => {
    const quotes = read('Nothing has been filed, and both companies hope to settle.').map(({ claim, quote }) => [claim, quote]);
    expect(quotes).toEqual([
      ['legal-threat', 'Nothing has been filed'],
      ['legal-threat', 'both companies hope to settle'],
    ]);
  });

  it('reads two numbers of one claim as two statements that do not overlap (model rule 11)', () => {
    const own = read('Microsoft will hold about 27% of OpenAI, which corresponds to $135 billion.').filter((mention) => mention.claim === 'ms-stake-openai');
    expect(own.map((mention) => [mention.reading.measure, mention.reading.amounts.map((amount) => amount.min)])).toEqual([
      ['owns', [27]],
      ['worth', [135e9]],
    ]);
    expect(own[0]?.end).toBeLessThanOrEqual(own[1]?.start ?? 0);
  });

  it('parts them where the better reading reaches over the other number', () => {
    const own = read("Microsoft's AI business has an annual run rate above $37 billion, up 123%.").filter(
      (mention) => mention.claim === 'microsoft-ai-run-rate',
    );
    expect(own.map((mention) => mention.reading.amounts.map((amount) => amount.min))).toEqual([[37e9], [123]]);
    expect(own[0]?.end).toBeLessThanOrEqual(own[1]?.start ?? 0);
  });

  it('reads a time in the text (model rule 7)', () => {
    expect(readOne('azure-exclusivity', 'Since 2019 Microsoft has been the exclusive cloud provider of OpenAI.')?.reading.when).toEqual({ from: '2019' });
    expect(readOne('azure-exclusivity', 'Azure was the exclusive cloud provider of OpenAI until 2025.')?.reading.when?.to).toBe('2025');
  });

  it('keeps the words that fired, the carried ones marked', () => {
    const mention = readOne('ms-investment-openai', 'Microsoft has invested $10 billion.', 'OpenAI has grown.');
    expect(mention?.because).toContainEqual({ concept: 'amount', words: '$10 billion' });
    expect(mention?.because.find((word) => word.concept === 'openai')?.carried).toBe(true);
  });
});

describe('weak types (DESIGN.md 5)', () => {
  it('fire only beside another claim', () => {
    expect(readOne('first-report', 'Microsoft weighs legal action, according to Reuters.')?.reading.about).toBe('reuters');
    const far = pageOf(
      TITLE,
      'Microsoft is considering suing OpenAI over its deal with AWS.',
      'Rain.',
      'Wind.',
      'Snow.',
      'Hail.',
      'According to Reuters, the harbour is closed.',
    );
    expect(matcher.read(far).filter((mention) => mention.block === 6)).toEqual([]);
  });
});

describe('the page as a whole', () => {
  it('is not about the story where one side is missing', () => {
    const page = pageOf('Console exclusives return', 'Microsoft keeps some games exclusive.', 'The exclusivity ends in May.');
    expect(matcher.readPage(page)).toMatchObject({ mentions: [], topic: { about: false, reason: 'not-named' } });
  });

  it('leaves common words alone where the names stand in passing', () => {
    const page = pageOf('A quiet week', 'OpenAI and Microsoft sent guests.', 'The exclusivity of the club is well known.', 'A lawsuit could follow.');
    expect(matcher.readPage(page)).toMatchObject({ mentions: [], topic: { about: false, reason: 'named-in-passing' } });
  });

  it('is about the story where a claim is stated in full', () => {
    expect(matcher.readPage(pageOf(TITLE, 'Microsoft has invested $13 billion in OpenAI.')).topic).toEqual({ about: true, reason: 'stated-in-full' });
  });
});
