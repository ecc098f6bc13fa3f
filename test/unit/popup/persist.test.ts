import { expect, it, vi } from 'vitest';
import { keepStorage } from '../../../entrypoints/popup/persist.ts';

it('asks once for storage that is kept, and never where the reader would be asked', async () => {
  const storage = { persisted: vi.fn(async () => false), persist: vi.fn(async () => true) };
  expect(await keepStorage(storage, 'chrome-extension:')).toBe(true);
  expect(await keepStorage(storage, 'moz-extension:')).toBe(false);
  expect(storage.persist).toHaveBeenCalledTimes(1);
  storage.persisted.mockResolvedValue(true);
  expect(await keepStorage(storage, 'chrome-extension:')).toBe(true);
  expect(storage.persist).toHaveBeenCalledTimes(1);
});

it('does without where there is no such thing', async () => {
  expect(await keepStorage(undefined, 'chrome-extension:')).toBe(false);
  const storage = { persisted: () => Promise.reject(new Error('no')), persist: async () => true };
  expect(await keepStorage(storage, 'chrome-extension:')).toBe(false);
});
