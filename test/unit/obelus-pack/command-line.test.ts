import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from './data-folder.ts';

const run = (...args: string[]) => spawnSync(process.execPath, ['scripts/obelus-pack/main.ts', ...args], { encoding: 'utf8' });
const temporary = (): string => mkdtempSync(join(tmpdir(), 'obelus-cli-'));

describe('the command line', () => {
  it.each([
    [['nonsense'], /there is no command "nonsense"/],
    [['build', '--colour'], /--colour/],
    [['build', '--data', 'nowhere'], /there is no folder "nowhere"/],
    [['diff', 'a'], /missing: <new>/],
    [['lint', 'extra'], /not understood: "extra"/],
    [['sign', 'pack', 'package.json', '--keys', '.'], /"pack" is none of root, head, manifest/],
    [['sign', 'head', 'package.json'], /--keys DIR/],
    [['new', 'source', 'x'], /"source" cannot be made new/],
    [['new', 'claim', 'Not An Id'], /"Not An Id" is no id/],
    [['export'], /--claimreview/],
    [['keygen', '--out', 'somewhere'], /--repo NAME/],
    [['serve', '.', '--port', 'x'], /--port wants a whole number/],
    [['verify', 'package.json'], /is no folder/],
  ])('wrong words end in one clear line and exit code 2: %j', (args, line) => {
    const { status, stdout, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('faults in the record are exit code 1, each with file and line, and one line that counts them; nothing is written', () => {
    const data = dataFolder({
      'claims/bridge-cost.yaml': (text) => text.replace('payer: northport', 'payer: nobody').replace('related:', 'related: [bridge-toll]\nrelated:'),
      'sources/bridge.yaml': (text) => text.replace('"https://northport.example/budget"', '"javascript:alert(1)"'),
    });
    const out = join(temporary(), 'packs');
    for (const args of [['lint'], ['build', '--out', out]]) {
      const { status, stdout, stderr } = run(...args, '--data', data);
      expect(status).toBe(1);
      expect(stdout).toBe('');
      const lines = stderr.trimEnd().split('\n');
      expect(lines).toEqual([
        expect.stringMatching(/claims\/bridge-cost\.yaml:12: key "related" stands there twice \(yaml\)$/),
        expect.stringMatching(/sources\/bridge\.yaml:9: council-2024: address does not begin with .* \(E_URL\)$/),
        '2 faults: 1 yaml, 1 E_URL; not looked at yet: references, levels, examples and neutral text',
      ]);
      expect(existsSync(out)).toBe(false);
    }
    expect(run('export', '--claimreview', '--data', data, '--out', out).status).toBe(1);
    expect(existsSync(out)).toBe(false);
  });

  it('builds, and tells two builds apart', () => {
    const [one, two] = [temporary(), temporary()];
    expect(run('build', '--data', dataFolder(), '--out', one).status).toBe(0);
    expect(run('build', '--data', dataFolder({ 'sources/bridge.yaml': (text) => text.replace('puts money', 'put money') }), '--out', two).status).toBe(0);
    expect(JSON.parse(readFileSync(join(one, 'bundled.json'), 'utf8'))).toMatchObject({ pack: 'bridge' });
    expect(run('diff', join(one, 'facts.ndjson.gz'), join(two, 'facts.ndjson.gz')).stdout).toMatch(
      /^~ source gazette-2024 .*\n {4}changed .*\n1 line: 1 changed\n$/,
    );
  });

  it('explains itself', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    for (const command of ['lint', 'build', 'keygen', 'sign', 'channel', 'verify', 'diff', 'serve', 'new', 'export'])
      expect(stdout).toContain(`\n  ${command} `);
  });
});
