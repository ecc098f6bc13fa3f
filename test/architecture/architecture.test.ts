import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from './import-table.ts';
import { importsOf, violationsOf } from './imports.ts';

const FILES = globSync('{lib,components,entrypoints}/**/*.{ts,tsx}').map((file) => file.replaceAll('\\', '/'));
const DRAWERS = /(?:^|\/)(?:utils?|common|shared|helpers?|services?|types)(?:\/|\.tsx?$)/;

describe('the house', () => {
  it('has files to look at', () => expect(FILES.length).toBeGreaterThan(30));

  it.each(FILES.filter((file) => !file.endsWith('.d.ts')))('%s keeps to its room', (file) => {
    expect(violationsOf(file, readFileSync(file, 'utf8'), RULES)).toEqual([]);
  });

  it('has no drawers', () => expect(FILES.filter((file) => DRAWERS.test(file))).toEqual([]));

  it('keeps files under 300 lines', () => {
    const long = [...FILES, ...globSync('{scripts,test}/**/*.{ts,tsx,mjs}')].filter(
      (file) => !file.includes('fixtures') && readFileSync(file, 'utf8').split('\n').length > 301,
    );
    expect(long).toEqual([]);
  });

  it('names every room of lib in docs/architecture.md', () => {
    const text = readFileSync('docs/architecture.md', 'utf8');
    const rooms = new Set(FILES.filter((file) => file.startsWith('lib/')).map((file) => file.split('/').slice(0, 2).join('/')));
    expect([...rooms].filter((room) => !text.includes(room))).toEqual([]);
  });
});

describe('the table notices', () => {
  it.each([
    ['a pure room that reads the page', 'lib/match/x.ts', "document.querySelector('p');"],
    ['a pure room that asks the clock', 'lib/standing/x.ts', 'export const now = Date.now();'],
    ['zod in a page script', 'entrypoints/reader/x.ts', "import * as z from 'zod/mini';"],
    ['the polyfill in the gate', 'entrypoints/gate.ts', "import { browser } from 'wxt/browser';"],
    ['a page script that opens a database', 'lib/page/x.ts', "import { openDB } from 'idb';"],
    ['matching in the page', 'entrypoints/reader/x.ts', "import { compileMatcher } from '../../lib/match/compile.ts';"],
    ['a component that asks the background', 'components/popup/X.tsx', "import { ask } from '../../lib/messaging/extension-client.ts';"],
    ['a component that uses the browser', 'components/popup/X.tsx', 'export const x = () => browser.runtime.id;'],
    ['sync that knows the interface', 'lib/sync/x.ts', "import { createTranslate } from '../words/messages.ts';"],
    ['the router in a page script', 'lib/messaging/page-client.ts', "import { createRouter } from './router.ts';"],
    ['a dynamic import', 'lib/match/x.ts', "const later = import('../store/database.ts');"],
    ['a re-export', 'lib/match/x.ts', "export { openDatabase } from '../store/database.ts';"],
    ['a file outside every room', 'lib/utils/x.ts', ''],
  ])('%s', (_what, file, source) => expect(violationsOf(file, source, RULES)).not.toEqual([]));

  it('lets types through', () => {
    expect(violationsOf('lib/match/x.ts', "import type { Claim } from '../model/claim.ts';\nimport { type Hit } from '../store/x.ts';", RULES)).toEqual([]);
    expect(importsOf("// import x from 'y';\n/* import z from 'w'; */")).toEqual([]);
  });
});
