import { vi } from 'vitest';

/** Waits until a check passes. The limit is for tests that hang, not for slow machines: a browser may stand still for seconds at any point. */
export const soon = <T>(check: () => T | Promise<T>, interval = 50): Promise<T> => vi.waitFor(check, { timeout: 30_000, interval });
