import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildChannel, contentSecurityPolicy } from '../../../scripts/build-info.ts';
import { makeKeys, makeRoot, payloadBytes, signEnvelope } from '../../../scripts/obelus-pack/keys.ts';

function channelFile(development: boolean, url = 'https://facts.example/'): string {
  const keys = makeKeys(development);
  const root = signEnvelope(
    'root',
    payloadBytes(makeRoot(keys, 'harbour', { bridge: 1 }, '2030-01-01T00:00:00Z')),
    keys.filter((key) => key.role === 'root'),
  );
  const file = join(mkdtempSync(join(tmpdir(), 'obelus-channel-')), 'channel.json');
  writeFileSync(file, JSON.stringify({ official: { url, root } }));
  return file;
}

describe('the channel of a build', () => {
  it('is none as long as there is no official one', () => expect(buildChannel({})).toBeNull());
  it('is the official one where it is named', () =>
    expect(buildChannel({}, channelFile(false))).toMatchObject({ url: 'https://facts.example/', development: false }));
  it('is never one with development keys in a build that is to be released', () =>
    expect(() => buildChannel({}, channelFile(true))).toThrow(/development keys/));
  it('is https', () => {
    for (const url of ['http://facts.example/', 'https://facts.example', 'https://user@facts.example/', 'https://facts.example/?a', '*'])
      expect(() => buildChannel({}, channelFile(false, url))).toThrow();
  });
  it('is asked for by one word', () => expect(() => buildChannel({ OBELUS_CHANNEL: 'production' })).toThrow(/only be "dev"/));
  it.runIf(existsSync('public/packs/bundled.json'))('is loopback with this machine’s keys in a development build', () => {
    expect(buildChannel({ OBELUS_CHANNEL: 'dev' })).toMatchObject({ url: 'http://127.0.0.1:8787/', development: true });
    expect(buildChannel({ OBELUS_CHANNEL: 'dev', OBELUS_CHANNEL_URL: 'http://127.0.0.1:9000/' })?.url).toBe('http://127.0.0.1:9000/');
  });
});

it('PK-G9 the policy names the extension’s own files and nothing else', () => {
  const policy = contentSecurityPolicy({});
  expect(policy).toContain("connect-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
});
