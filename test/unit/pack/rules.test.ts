import { describe, expect, it } from 'vitest';
import { aliasProblem, jsonDepth, nameProblem, textProblem } from '../../../lib/pack/text-rules.ts';
import { readSourceAddress } from '../../../lib/pack/url-rules.ts';

describe('texts', () => {
  it.each(['Azure’s “exclusive” cloud — until 2030…', 'Zürich café', 'مرحبا بالعالم', '日本語の文', '€13 bn ≈ £11 bn', 'a\u0301\u0323 b'.normalize('NFC')])(
    'plain text passes: %s',
    (text) => expect(textProblem(text)).toBeNull(),
  );

  it.each([
    ['right-to-left override', 'pay \u202E31 bn'],
    ['isolate', 'a\u2066b\u2069'],
    ['zero width space', 'Open\u200BAI'],
    ['tag character', 'a\u{E0041}'],
    ['soft hyphen', 'Micro\u00ADsoft'],
    ['Hangul filler', 'a\u3164'],
    ['Arabic letter mark', 'a\u061C'],
    ['lone surrogate', 'a\uD800b'],
    ['line end', 'a\nb'],
    ['C1 control', 'a\u0085b'],
    ['line separator', 'a\u2028b'],
    ['private use', 'a\uE000'],
    ['variation selector', 'a\uFE0F'],
    ['byte order mark', '\uFEFFa'],
  ])('PK-E10 %s is refused', (_name, text) => expect(textProblem(text)).toMatch(/^has the character U\+/));

  it('PK-E13 text that really runs from right to left is allowed, without a mark that steers it', () => {
    for (const text of ['\u0642\u0627\u0644\u062A \u0627\u0644\u0634\u0631\u0643\u0629', '\u05D0\u05DE\u05E8\u05D4 \u05D4\u05D7\u05D1\u05E8\u05D4 OpenAI'])
      expect(textProblem(text)).toBeNull();
    expect(textProblem('\u200F\u0642\u0627\u0644')).toMatch(/^has the character U\+200F/);
  });

  it('PK-E11 letters under a heap of marks, and text that is not normalised, are refused', () => {
    expect(textProblem(`a${'\u0335'.repeat(40)}`)).toMatch(/marks/);
    expect(textProblem('u\u0308')).toMatch(/NFC/);
  });

  it('PK-E12 names that mix alphabets are refused', () => {
    for (const name of ['\u041EpenAI', 'Reut\u0435rs', 'Micros\u03BFft']) expect(nameProblem(name)).toMatch(/mixes/);
    for (const name of ['Ведомости', 'Καθημερινή', 'Les Échos', '日経 Nikkei']) expect(nameProblem(name)).toBeNull();
  });

  it('PK-E9 an alias has letters and no stray spaces', () => {
    for (const alias of ['$', '…', ' Azure', 'Azure ', 'the  deal']) expect(aliasProblem(alias)).not.toBeNull();
    for (const alias of ['AWS', 'ChatGPT maker', '10-K']) expect(aliasProblem(alias)).toBeNull();
  });

  it('PK-E7 depth is counted without parsing, and not inside of strings', () => {
    expect(jsonDepth('{"a":[{"b":"[[[[\\"{{"}]}')).toBe(3);
    expect(jsonDepth('['.repeat(10_000))).toBe(10_000);
    expect(jsonDepth('"plain"')).toBe(0);
  });
});

describe('addresses', () => {
  it('https is linked, http only shown, the host comes from the address', () => {
    expect(readSourceAddress('https://gazette.example/a?b=1#c')).toEqual({ host: 'gazette.example', link: 'https://gazette.example/a?b=1#c' });
    expect(readSourceAddress('http://gazette.example/a')).toEqual({ host: 'gazette.example', link: null });
    expect(readSourceAddress('https://x.example:8443/').host).toBe('x.example:8443');
  });

  it('PK-E4 look-alike hosts are shown in their ASCII form', () => expect(readSourceAddress('https://аррӏе.com').host).toBe('xn--80ak6aa92e.com'));

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<b>',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    'chrome-extension://a/b',
    'view-source:https://a.example',
    'intent://a',
    'filesystem:https://a.example/',
    'ftp://a.example/',
    '//a.example/',
    'https:/a.example',
    'https:a.example',
    'HTTPS://a.example',
    'https://',
    'a.example',
    '',
  ])('PK-E2 %j is refused', (address) => {
    expect(() => readSourceAddress(address)).toThrow(expect.objectContaining({ code: 'E_URL' }));
  });

  it.each([
    'https://user:pw@ft.example/',
    'https://ft.example@evil.example/',
    'https://ft.example\\@evil.example',
    'https://@evil.example/',
    'https://a b.example/',
    'https://a.example/\u202Egpj',
    `https://a.example/${'x'.repeat(2048)}`,
  ])('PK-E3 PK-E5 %s is refused', (address) => {
    expect(() => readSourceAddress(address)).toThrow(expect.objectContaining({ code: 'E_URL' }));
  });
});
