import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputOf, type Target } from '../../scripts/build/build.ts';

const KB = 1024;
const PERMISSIONS = ['storage', 'alarms', 'scripting', 'activeTab', 'contextMenus'];

type Manifest = {
  permissions: string[];
  host_permissions: string[];
  web_accessible_resources?: unknown;
  externally_connectable?: unknown;
  content_scripts?: unknown;
  content_security_policy?: { extension_pages: string };
};

describe.each(['chrome', 'firefox'] as Target[])('what is shipped for %s', (target) => {
  const folder = outputOf(target, 'production');
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const manifest = (): Manifest => JSON.parse(read('manifest.json')) as Manifest;
  const scripts = (): string[] => globSync('**/*.js', { cwd: folder });

  it('is built', () => expect(existsSync(path.join(folder, 'manifest.json'))).toBe(true));

  it('keeps its sizes: gate ≤ 10 kB, reader ≤ 60 kB, the card beside it ≤ 48 kB', () => {
    expect(statSync(path.join(folder, 'card.js')).size).toBeLessThanOrEqual(48 * KB);
    expect(statSync(path.join(folder, 'gate.js')).size).toBeLessThanOrEqual(10 * KB);
    expect(statSync(path.join(folder, 'reader.js')).size).toBeLessThanOrEqual(60 * KB);
  });

  it('opens the popup with four scripts and one style sheet, all named in its page; the question for the first rows comes before them', () => {
    const page = read('popup.html');
    const loaded = [...page.matchAll(/<(?:script|link)[^>]* (?:src|href)="\/([^"]+)"/g)].map(([, file]) => file ?? '');
    const code = loaded.filter((file) => file.endsWith('.js'));
    expect(code[0]).toBe('first-rows.js');
    expect(code.length).toBeLessThanOrEqual(4);
    const bytes = (files: string[]): number => files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
    expect(bytes(['first-rows.js'])).toBeLessThanOrEqual(KB);
    expect(bytes(code)).toBeLessThanOrEqual(84 * KB);
    expect(loaded.length - code.length).toBe(1);
    expect(bytes(loaded)).toBeLessThanOrEqual(104 * KB);
    // Nothing is found out to be missing only once another file is there.
    for (const file of code) for (const [, name] of read(file).matchAll(/\bfrom ?["'`]\.\/([^"'`]+)["'`]/g)) expect(code).toContain(`chunks/${name}`);
  });

  it('asks for exactly the permissions of docs/privacy.md', () => {
    // The place beside the page: a permission without a warning in Chrome, none at all in Firefox.
    const permissions = target === 'chrome' ? [...PERMISSIONS, 'sidePanel'] : PERMISSIONS;
    expect(manifest().permissions.toSorted()).toEqual(permissions.toSorted());
    expect(manifest().host_permissions.toSorted()).toEqual(['http://*/*', 'https://*/*']);
    const explained = readFileSync('docs/privacy.md', 'utf8');
    for (const permission of [...permissions, 'host_permissions']) expect(explained).toMatch(new RegExp(`\\*\\*${permission}\\*\\*|\`${permission}\``));
  });

  it('PK-F14 makes nothing web-accessible and listens to no other extension', () => {
    expect(manifest().web_accessible_resources).toBeUndefined();
    expect(manifest().externally_connectable).toBeUndefined();
    expect(manifest().content_scripts).toBeUndefined();
  });

  it('PK-G9 may talk to nobody: a release without a channel names no address', () => {
    const policy = manifest().content_security_policy?.extension_pages ?? '';
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|127\.0\.0\.1|localhost|unsafe/);
  });

  it('PK-H5 loads no picture, font or frame from anywhere', () => {
    const policy = manifest().content_security_policy?.extension_pages ?? '';
    for (const part of ["default-src 'none'", "img-src 'self'", "font-src 'self'"]) expect(policy).toContain(part);
    expect(policy).not.toMatch(/frame-src|media-src|object-src(?! 'none')/);
  });

  it('PK-T19 evaluates nothing and loads no remote code', () => {
    for (const file of scripts()) {
      const code = read(file);
      expect(
        /\beval\s*\(|new Function\s*\(|document\.write\s*\(|insertAdjacentHTML|importScripts\s*\(|import\(\s*["']https?:/.exec(code)?.[0],
        file,
      ).toBeUndefined();
    }
  });

  it('carries no development key, no loopback address and no test hook', () => {
    // The checks of a channel's address name loopback hosts; one with a port would be the channel of a development build.
    for (const file of scripts()) expect(/127\.0\.0\.1:\d|localhost:\d|PRIVATE KEY/.exec(read(file))?.[0], file).toBeUndefined();
    expect(globSync('**/*{key,pem,root}*', { cwd: folder })).toEqual([]);
  });

  it('brings no zod, no idb and no polyfill into a page', () => {
    for (const file of ['gate.js', 'reader.js', 'card.js']) {
      expect(/ZodMini|invalid_type|openDB|IDBDatabase|webextension-polyfill/.exec(read(file))?.[0], file).toBeUndefined();
    }
  });

  it('PK-F13 closes the shadow root in a release', () => expect(read('reader.js')).toMatch(/mode:\s*["'`]closed["'`]/));

  it('has every message that the manifest names', () => {
    const messages = JSON.parse(read('_locales/en/messages.json')) as Record<string, unknown>;
    for (const [, key] of read('manifest.json').matchAll(/__MSG_(\w+)__/g)) expect(messages).toHaveProperty(key ?? '');
  });
});

it('PK-T19 a new dependency of what is shipped is a decision: these four and no other', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  expect(Object.keys(dependencies).toSorted()).toEqual(['idb', 'preact', 'webextension-polyfill', 'zod']);
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
