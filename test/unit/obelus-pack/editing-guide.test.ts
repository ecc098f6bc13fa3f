import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../../lib/pack/bytes.ts';
import { computeChanges } from '../../../lib/pack/changes.ts';
import { buildPack } from '../../../scripts/obelus-pack/build.ts';
import { diffWords } from '../../../scripts/obelus-pack/diff-words.ts';
import { lintRecord } from '../../../scripts/obelus-pack/lint.ts';
import { dataFolder } from './data-folder.ts';

type Step = { file: string; kind: 'yaml' | 'diff'; text: string };

/** Blocks of each section of docs/editing.md that follow the name of a file. */
function stepsOf(guide: string): Map<string, Step[]> {
  const sections = new Map<string, Step[]>();
  for (const section of guide.split(/^## /m).slice(1)) {
    let file = '';
    const steps: Step[] = [];
    for (const [, name, kind, text] of section.matchAll(/^(?:`([\w/.-]+\.yaml)`\n)?```(yaml|diff)\n([\s\S]*?)^```$/gm)) {
      file = name ?? file;
      steps.push({ file, kind: kind === 'diff' ? 'diff' : 'yaml', text: text ?? '' });
    }
    sections.set(section.split('\n')[0] ?? '', steps);
  }
  return sections;
}

function apply(folder: string, { file, kind, text }: Step): void {
  const path = join(folder, file);
  let content = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (kind === 'yaml') content += text;
  else
    for (const [, out = '', put = ''] of text.matchAll(/((?:^-.*\n)+)((?:^\+.*\n)*)/gm)) {
      const plain = (lines: string): string => lines.replace(/^[-+]/gm, '').replace(/\n$/, '');
      expect(content, `${file} has what is to be replaced`).toContain(plain(out));
      content = put === '' ? content.replace(`${plain(out)}\n`, '') : content.replace(plain(out), () => plain(put));
    }
  writeFileSync(path, content);
}

const sections = stepsOf(readFileSync('docs/editing.md', 'utf8'));
const before = decodeUtf8(buildPack(dataFolder()).content);
const changed = (folder: string): string => diffWords(computeChanges(before, decodeUtf8(buildPack(folder).content))).join('\n');

describe('docs/editing.md, step by step', () => {
  it.each([
    ['Add a claim (ten minutes)', 4, /^\+ claim tunnel-cost “Cost of the tunnel” added$/m],
    ['Correct a figure', 3, /superseded figure o-committed: 2 USD bn, .*\n(?: {15}.*\n)* {15}now 2.4 USD bn/],
    ['Mark something superseded', 3, /superseded stretch of time from 2024-09-01/],
    ['Retract', 1, /retracted {2}position northport, 2024-09-01: it was “Northport says that the toll pays for repairs.”/],
  ])('%s: lints clean, and diff tells it', (name, count, words) => {
    const steps = sections.get(name) ?? [];
    expect(steps).toHaveLength(count);
    const folder = dataFolder();
    for (const step of steps) apply(folder, step);
    expect(lintRecord(folder).faults).toEqual([]);
    expect(changed(folder)).toMatch(words);
  });

  it('and all of it, one after the other', () => {
    const folder = dataFolder();
    for (const step of [...sections.values()].flat()) apply(folder, step);
    expect(lintRecord(folder).faults).toEqual([]);
    expect(changed(folder)).toMatch(/within claims: .*superseded, 1 retracted$/);
  });
});
