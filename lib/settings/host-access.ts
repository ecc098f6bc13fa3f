import { browser } from 'wxt/browser';

const ORIGINS = ['http://*/*', 'https://*/*'];

/** Has the browser given Obelus leave to read web pages? In Firefox, and by Chrome's own site menu, a reader can hold it back or take it away. */
export const mayReadPages = (): Promise<boolean> => browser.permissions.contains({ origins: ORIGINS });

/** Asks the reader for that leave; only at once upon a click. Answers whether it is there now. */
export const askToReadPages = (): Promise<boolean> => browser.permissions.request({ origins: ORIGINS });
