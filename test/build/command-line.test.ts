import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env: { ...process.env, NODE_NO_WARNINGS: '1' } });

describe('wrong words on a command line end in one clear line and exit code 2', () => {
  it.each([
    ['scripts/start/main.ts', ['--nonsense'], /nonsense/],
    ['scripts/start/main.ts', ['--json', 'missing.html'], /there is no file "missing\.html"/],
    ['scripts/start/main.ts', ['--json', 'README.md'], /is no http\(s\) address, \.html file or \.txt file/],
    ['scripts/start/main.ts', ['--json', '--date', '2026-02-30'], /--date wants a day as YYYY-MM-DD/],
    ['scripts/start/main.ts', ['--shot', 'picture.gif'], /\.png/],
    ['scripts/test/main.ts', ['nonsense'], /no ring "nonsense"/],
    ['scripts/setup.mjs', ['nonsense'], /usage/],
    ['scripts/obelus-pack/main.ts', ['nonsense'], /nonsense|usage/i],
    ['scripts/obelus-pack/main.ts', ['verify', 'missing-folder'], /missing-folder/],
    ['scripts/obelus-pack/main.ts', ['diff', 'missing-a', 'missing-b'], /missing-a/],
    ['scripts/eval/main.ts', ['--corpus', 'missing-folder'], /missing-folder/],
    ['scripts/build/main.ts', ['nonsense'], /takes no arguments/],
    ['scripts/pictures/main.ts', ['nonsense'], /takes no arguments/],
    ['scripts/icons/draw.ts', ['nonsense'], /takes no arguments/],
    ['test/bench/match.ts', ['--nonsense'], /nonsense/],
  ])('%s %j', (script, args, line) => {
    const result = run(script, ...args);
    expect(result.status).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr.split('\n')[0]).toMatch(line);
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });

  it('start --help explains itself', () => {
    const result = run('scripts/start/main.ts', '--help');
    expect(result.status).toBe(0);
    expect(result.stdout).toContain('--headless --json');
  });

  it('a command goes on to its end when nobody reads its output any more', () => {
    const command = `"${process.execPath}" scripts/obelus-pack/main.ts lint; echo "ended with $?" >&2`;
    const result = spawnSync('sh', ['-c', `(${command}) | true`], { encoding: 'utf8', env: { ...process.env, NODE_NO_WARNINGS: '1' } });
    expect(result.stderr.trim()).toBe('ended with 0');
  });
});
