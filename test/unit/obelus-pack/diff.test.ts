import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../../lib/pack/bytes.ts';
import { computeChanges } from '../../../lib/pack/changes.ts';
import { buildPack } from '../../../scripts/obelus-pack/build.ts';
import { diffWords } from '../../../scripts/obelus-pack/diff-words.ts';
import { dataFolder } from './data-folder.ts';

type Edit = Record<string, (text: string) => string>;
const COST = 'claims/bridge-cost.yaml';
const contentOf = (change: Edit): string => decodeUtf8(buildPack(dataFolder(change)).content);
const diff = (now: Edit, old: Edit = {}): string[] => diffWords(computeChanges(contentOf(old), contentOf(now)));
const edit = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const EVENT = '  - { date: "2024-05-02", text: "The Gazette reports that money is put into the bridge.", because: [gazette-2024] }\n';

describe('diff', () => {
  it('of the same is one line', () => expect(diff({})).toEqual(['no change']));

  it('shows before and after of what changed', () => {
    expect(diff({ [COST]: edit('value: "2"', 'value: "3"') })).toEqual([
      '~ claim bridge-cost “Cost of the bridge” changed',
      '    changed    figure o-committed',
      '               value: 2 → 3',
      '1 line: 1 changed; within claims: 1 changed',
    ]);
    expect(diff({ 'sources/bridge.yaml': edit('puts money', 'put money') })).toEqual([
      '~ source gazette-2024 “Northport put money into the bridge” changed',
      '    changed    title: “Northport puts money into the bridge” → “Northport put money into the bridge”',
      '1 line: 1 changed',
    ]);
    expect(diff({ 'concepts/en/names.yaml': edit('[bridge, crossing]', '[crossing, bridge, span]') }).join('\n')).toContain('aliases: + span');
    expect(diff({ 'concepts/en/names.yaml': edit('[bridge, crossing]', '[crossing, bridge]') }).join('\n')).toContain(
      'aliases: bridge, crossing → crossing, bridge',
    );
  });

  it('tells a figure that is superseded from one that is changed: by a newer one of its series, or by its end', () => {
    const series = edit('source: gazette-2024', 'series: c, source: gazette-2024');
    const next =
      '  - { id: o-next, measure: committed, payer: northport, about: bridge, value: "3", unit: USD bn, text: committed, asOf: "2024-08", known: "2024-08", series: c, source: council-2024 }\nevents:';
    expect(diff({ [COST]: (text) => edit('events:', next)(series(text)) }, { [COST]: series })).toEqual([
      '~ claim bridge-cost “Cost of the bridge” changed',
      '    superseded figure o-committed: 2 USD bn, committed to the bridge, as of 2024-05, by gazette-2024',
      '               now 3 USD bn, committed, as of 2024-08, by council-2024',
      '    added      figure o-next: 3 USD bn, committed, as of 2024-08, by council-2024',
      '1 line: 1 changed; within claims: 1 added, 1 superseded',
    ]);
    expect(diff({ [COST]: edit('known: "2024-05-02"', 'known: "2024-05-02", until: "2024-12"') }).slice(1, 3)).toEqual([
      '    superseded figure o-committed: 2 USD bn, committed to the bridge, as of 2024-05, by gazette-2024',
      '               until: nothing → 2024-12',
    ]);
  });

  it('tells what was taken back', () => {
    expect(diff({ [COST]: (text) => edit('events:\n', '')(edit(EVENT, '')(text)) })).toEqual([
      '~ claim bridge-cost “Cost of the bridge” changed',
      '    retracted  event 2024-05-02: it was “The Gazette reports that money is put into the bridge.”',
      '1 line: 1 changed; within claims: 1 retracted',
    ]);
  });

  it('tells what only moved to another claim from what was taken back', () => {
    const lines = diff({
      [COST]: (text) => edit('events:\n', '')(edit(EVENT, '')(text)),
      'claims/bridge-toll.yaml': edit('related:', `events:\n${EVENT}related:`),
    });
    expect(lines).toContain('    moved      event 2024-05-02 to bridge-toll');
    expect(lines.at(-1)).toBe('2 lines: 2 changed; within claims: 1 added, 1 moved');
  });

  it('tells whole lines that came and went', () => {
    const more = '\n- { id: lift, type: noun, name: a lift, aliases: [lift] }\n';
    expect(diff({ 'concepts/en/names.yaml': (text) => text + more })).toEqual(['+ concept lift “a lift” added', '1 line: 1 added']);
    expect(diff({}, { 'concepts/en/names.yaml': (text) => text + more })).toEqual(['- concept lift “a lift” removed', '1 line: 1 removed']);
    const whole = computeChanges('', contentOf({}));
    expect(diffWords(whole).slice(0, 3)).toEqual([
      '+ claim bridge-cost “Cost of the bridge” added',
      '    1 stretch of time, 1 figure, 1 event, 1 cue',
      '    How much has Northport put into the bridge? “$2 billion is committed, the Gazette reported.”',
    ]);
  });
});
