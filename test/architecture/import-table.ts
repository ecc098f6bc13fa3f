/** The import table of docs/architecture.md, executable. A room may import itself and what stands here; packages by name, `node:` never outside scripts and tests. */
export type Rule = {
  /** Folder or file prefix, from the project's root. The longest matching prefix is the file's room. */
  room: string;
  /** Rooms whose values it may import (type-only imports are always free within the project). */
  rooms: string[];
  packages: string[];
  /** Words that must not stand in the code: globals that would break the room's promise. */
  globals?: RegExp;
};

const DOM = /\b(?:document|window|navigator|localStorage|HTMLElement)\s*[.[]/;
const PURE = /\b(?:document|window|navigator|localStorage|indexedDB|crypto)\s*[.[]|\b(?:Date\.now|performance\.now|Math\.random|fetch)\s*\(|\bnew Date\(\)/;
const BROWSER = /\b(?:browser|chrome)\.(?:runtime|tabs|storage|scripting|action|alarms|i18n)\b/;

export const RULES: Rule[] = [
  { room: 'lib/model', rooms: [], packages: ['zod/mini'], globals: PURE },
  { room: 'lib/match', rooms: ['lib/model/dates', 'lib/model/units'], packages: [], globals: PURE },
  { room: 'lib/standing', rooms: ['lib/model/dates', 'lib/model/units'], packages: [], globals: PURE },
  { room: 'lib/pack', rooms: ['lib/model'], packages: ['zod/mini'], globals: PURE },
  { room: 'lib/history', rooms: ['lib/model/history'], packages: [], globals: PURE },
  { room: 'lib/store', rooms: ['lib/model', 'lib/pack', 'lib/history'], packages: ['idb'], globals: DOM },
  { room: 'lib/sync', rooms: ['lib/model', 'lib/pack', 'lib/store', 'lib/settings'], packages: ['zod/mini'] },
  { room: 'lib/settings', rooms: ['lib/model'], packages: ['wxt/browser'] },
  { room: 'lib/export', rooms: ['lib/model/history'], packages: [], globals: BROWSER },
  // What the pages of the history share: asks by a function that is handed in, draws nothing.
  { room: 'lib/review', rooms: ['lib/export', 'lib/model/history', 'lib/settings/settings', 'lib/words'], packages: [], globals: BROWSER },
  { room: 'lib/words', rooms: ['lib/model/dates', 'lib/model/units'], packages: [], globals: BROWSER },
  { room: 'lib/messaging', rooms: ['lib/model'], packages: ['zod/mini', 'wxt/browser'] },
  { room: 'lib/messaging/page-client', rooms: ['lib/messaging/ask'], packages: [] },
  { room: 'lib/messaging/ask', rooms: [], packages: [] },
  { room: 'lib/page', rooms: ['lib/model/dates'], packages: [], globals: BROWSER },
  {
    room: 'components',
    rooms: [
      'lib/words',
      'lib/model/dates',
      'lib/model/units',
      'lib/settings/settings',
      'lib/history/fragment',
      'lib/review/list-state',
      'lib/review/sheet',
      'lib/review/sheet-sources',
    ],
    packages: ['preact', 'preact/hooks', 'preact/jsx-runtime'],
    globals: BROWSER,
  },
  { room: 'entrypoints/gate', rooms: ['lib/page', 'lib/messaging/page-client', 'lib/messaging/ask'], packages: ['wxt/utils/define-unlisted-script'] },
  {
    room: 'entrypoints/reader',
    rooms: ['lib/page', 'lib/messaging/page-client', 'lib/messaging/ask', 'lib/words', 'components', 'lib/settings/settings'],
    packages: ['preact', 'wxt/utils/define-unlisted-script'],
  },
  { room: 'entrypoints/first-rows', rooms: ['lib/review/first-rows'], packages: ['wxt/utils/define-unlisted-script'] },
  { room: 'entrypoints/card', rooms: ['lib/page', 'components'], packages: ['wxt/utils/define-unlisted-script'] },
  {
    room: 'entrypoints/background',
    rooms: ['lib/model', 'lib/match', 'lib/standing', 'lib/pack', 'lib/history', 'lib/store', 'lib/sync', 'lib/settings', 'lib/words', 'lib/messaging'],
    packages: ['wxt/browser', 'wxt/utils/define-background'],
  },
  {
    room: 'entrypoints/changes',
    rooms: ['lib/messaging/extension-client', 'lib/messaging/ask', 'lib/settings', 'lib/words', 'components'],
    packages: ['preact', 'preact/hooks', 'wxt/browser'],
  },
  {
    room: 'entrypoints/popup',
    rooms: ['lib/messaging/extension-client', 'lib/messaging/ask', 'lib/settings', 'lib/words', 'lib/export', 'lib/review', 'components'],
    packages: ['preact', 'preact/hooks', 'wxt/browser'],
  },
  ...['record', 'panel', 'options'].map((page) => ({
    room: `entrypoints/${page}`,
    rooms: ['lib/messaging/extension-client', 'lib/messaging/ask', 'lib/settings', 'lib/words', 'components'],
    packages: ['preact', 'wxt/browser'],
  })),
  ...['review', 'sheet'].map((page) => ({
    room: `entrypoints/${page}`,
    rooms: ['lib/messaging/extension-client', 'lib/messaging/ask', 'lib/settings', 'lib/words', 'lib/export', 'lib/review', 'components'],
    packages: ['preact', 'wxt/browser'],
  })),
  // These two show marks and cards on a text of their own: the reader's view, without its page.
  ...['check', 'welcome'].map((page) => ({
    room: `entrypoints/${page}`,
    rooms: ['lib/messaging/extension-client', 'lib/messaging/ask', 'lib/settings', 'lib/words', 'lib/page', 'components', 'entrypoints/marks.css'],
    packages: ['preact', 'wxt/browser'],
  })),
];
