import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTaken, LOOKS } from '../../scripts/pictures/camera.ts';
import { popupStates } from '../../scripts/pictures/states.ts';
import { SURFACES } from '../../scripts/pictures/surfaces.ts';
import { FACTS } from '../fixtures/notes.ts';

const IMAGES = path.resolve('docs', 'images');
const there = readdirSync(IMAGES);

describe('the pictures of docs/images', () => {
  it('show every surface and every state, in each look that it is taken in', () => {
    const states = [...Object.keys(popupStates(FACTS, 0)), 'changed', 'erased'].map((name) => `popup-state-${name}`);
    const article = ['article', 'article-pinned', 'article-sheet', 'card', 'card-more', 'card-tools'];
    const names = [...SURFACES.map(({ name }) => name), ...states, ...article, 'popup', 'popup-320', 'popup-history', 'popup-menu', 'changes', 'changes-320'];
    const wanted = LOOKS.flatMap((look) => names.filter((name) => isTaken(name, look)).map((name) => `${name}-${look}.webp`));
    expect(there.toSorted()).toEqual(wanted.toSorted());
  });

  it('are not heavy: 3 MB in all', () => {
    expect(there.reduce((sum, file) => sum + statSync(path.join(IMAGES, file)).size, 0)).toBeLessThan(3_000_000);
  });

  it('are where the README says', () => {
    const named = [...readFileSync('README.md', 'utf8').matchAll(/\((docs\/images\/[^)]+)\)/g)].map(([, file = '']) => file);
    expect(named.length).toBeGreaterThanOrEqual(3);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });
});
