import { describe, expect, it, vi } from 'vitest';
import { WEIGHTS_PATH, weightsReader } from '../../../entrypoints/background/weights.ts';

const FILE = 'obelus-weights/1\np en\na\n1\n2\n0word\taZ\n';

describe('the packaged weights', () => {
  it('are read once', async () => {
    const read = vi.fn(async () => FILE);
    const weights = weightsReader(read);
    expect((await weights())?.pack).toBe('p');
    expect(await weights()).toBe(await weights());
    expect(read.mock.calls).toEqual([[WEIGHTS_PATH]]);
  });

  it('are done without where they cannot be read, and asked for again', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const answers = [() => Promise.reject(new Error('gone')), async () => '<html>', async () => FILE];
    const weights = weightsReader(() => answers.shift()?.() ?? Promise.reject(new Error('no more')));
    expect(await weights()).toBeUndefined();
    expect(await weights()).toBeUndefined();
    expect((await weights())?.pack).toBe('p');
    expect(warned).toHaveBeenCalledTimes(2);
    warned.mockRestore();
  });
});
