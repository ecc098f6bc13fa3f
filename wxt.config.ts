import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { oneCommonChunk } from './scripts/build/common-chunk.ts';
import { buildDefines, contentSecurityPolicy } from './scripts/build-info.ts';

// `wxt prepare` only makes types; the packaged facts may not exist yet.
const building = !process.argv.includes('prepare');

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  outDir: '.output',
  // production → chrome-mv3; other modes (demo, test) stand beside it: chrome-mv3-test
  outDirTemplate: process.argv.includes('--mode') ? '{{browser}}-mv{{manifestVersion}}-{{mode}}' : '{{browser}}-mv{{manifestVersion}}',
  webExt: { disabled: true },
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      const popup = entrypoints.find(({ name }) => name === 'popup');
      if (popup) oneCommonChunk(config, popup.inputPath);
    },
  },
  vite: () => ({
    plugins: [preact()],
    ...(building && { define: buildDefines() }),
    build: { sourcemap: process.env.OBELUS_MAP ? ('inline' as const) : false },
  }),
  manifest: ({ browser }) => ({
    name: 'Obelus',
    description: '__MSG_app_desc__',
    default_locale: 'en',
    ...(building && { content_security_policy: { extension_pages: contentSecurityPolicy() } }),
    minimum_chrome_version: '137',
    permissions: ['storage', 'alarms', 'scripting', 'activeTab', 'contextMenus', ...(browser === 'chrome' ? ['sidePanel'] : [])],
    // The record beside the page. Neither costs a permission warning (docs/decisions.md).
    ...(browser === 'chrome'
      ? { side_panel: { default_path: 'panel.html' } }
      : {
          sidebar_action: {
            default_panel: 'panel.html',
            default_title: 'Obelus',
            default_icon: { 16: 'icon/16.png', 32: 'icon/32.png' },
            open_at_install: false,
          },
        }),
    // Punctuation and digits, because Alt+Shift+letter belongs to pages' own access keys (ux.md 2.3).
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+0' } },
      'next-note': { suggested_key: { default: 'Alt+Shift+Period' }, description: '__MSG_cmd_next__' },
      'previous-note': { suggested_key: { default: 'Alt+Shift+Comma' }, description: '__MSG_cmd_previous__' },
      'toggle-marks': { suggested_key: { default: 'Alt+Shift+8' }, description: '__MSG_cmd_toggle__' },
    },
    host_permissions: ['http://*/*', 'https://*/*'],
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: { id: 'obelus@example.org', strict_min_version: '147.0', data_collection_permissions: { required: ['none'] } },
      },
    }),
  }),
});
