import { describe, expect, it } from 'vitest';
import { gatePatterns, siteIsOn, siteOf } from '../../../entrypoints/background/sites.ts';
import { DEFAULTS } from '../../../lib/settings/settings.ts';

const none = { on: [], off: [] };

describe('sites', () => {
  it('are host names of web pages only', () => {
    expect(siteOf('https://news.example:8080/a?b#c')).toBe('news.example');
    for (const url of ['chrome://settings', 'about:blank', 'file:///a', 'data:text/html,x', '', undefined, 'not an address']) expect(siteOf(url)).toBeNull();
  });

  it('are read everywhere by default, less those switched off', () => {
    expect(siteIsOn('a.example', DEFAULTS, none)).toBe(true);
    expect(siteIsOn('a.example', DEFAULTS, { on: [], off: ['a.example'] })).toBe(false);
    expect(gatePatterns(DEFAULTS, { on: [], off: ['a.example'] })).toEqual({
      matches: ['http://*/*', 'https://*/*'],
      excludeMatches: ['http://a.example/*', 'https://a.example/*'],
    });
  });

  it('are only the chosen ones in that mode, and none when all is off or only a click reads', () => {
    const chosen = { ...DEFAULTS, siteMode: 'chosen' as const };
    expect(siteIsOn('a.example', chosen, none)).toBe(false);
    expect(siteIsOn('a.example', chosen, { on: ['a.example'], off: [] })).toBe(true);
    expect(gatePatterns(chosen, none).matches).toEqual([]);
    expect(gatePatterns({ ...DEFAULTS, on: false }, none).matches).toEqual([]);
    expect(gatePatterns({ ...DEFAULTS, siteMode: 'click' }, { on: ['a.example'], off: [] }).matches).toEqual([]);
    expect(siteIsOn('a.example', { ...DEFAULTS, on: false }, { on: ['a.example'], off: [] })).toBe(false);
  });
});
