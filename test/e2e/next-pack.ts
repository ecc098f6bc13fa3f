import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPack } from '../../scripts/obelus-pack/build.ts';
import { expect } from './obelus.ts';

/** The record with one sentence changed, as the next version. `folder` is an empty one to work in. */
export function nextPack(folder: string, sentence: string): ReturnType<typeof buildPack> {
  cpSync('data', folder, { recursive: true });
  const edit = (file: string, change: (text: string) => string): void => {
    const before = readFileSync(path.join(folder, file), 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(path.join(folder, file), after);
  };
  edit('pack.yaml', (text) => text.replace(/^version: .*$/m, 'version: 2026.12.1').replace(/^seq: .*$/m, 'seq: 2'));
  edit('claims/azure-exclusivity.yaml', (text) => {
    const present = text.lastIndexOf('text: ', text.indexOf('observations:'));
    return `${text.slice(0, present)}text: ${JSON.stringify(sentence)}${text.slice(text.indexOf('\n', present))}`;
  });
  return buildPack(folder);
}
