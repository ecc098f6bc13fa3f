import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
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

  it('a fault in the record is exit code 1, with file and line', () => {
    const { status, stderr } = run(
      'build',
      '--data',
      dataFolder({ 'claims/bridge-cost.yaml': (text) => text.replace('payer: northport', 'payer: nobody') }),
      '--out',
      temporary(),
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/bridge-cost\.yaml:8: .*there is no concept "nobody"/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('builds, and tells two builds apart', () => {
    const [one, two] = [temporary(), temporary()];
    expect(run('build', '--data', dataFolder(), '--out', one).status).toBe(0);
    expect(run('build', '--data', dataFolder({ 'sources/bridge.yaml': (text) => text.replace('puts money', 'put money') }), '--out', two).status).toBe(0);
    expect(JSON.parse(readFileSync(join(one, 'bundled.json'), 'utf8'))).toMatchObject({ pack: 'bridge' });
    expect(run('diff', join(one, 'facts.ndjson.gz'), join(two, 'facts.ndjson.gz')).stdout).toBe('~ gazette-2024\n1 changes\n');
  });

  it('explains itself', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    for (const command of ['lint', 'build', 'keygen', 'sign', 'channel', 'verify', 'diff', 'serve']) expect(stdout).toContain(`\n  ${command} `);
  });
});
