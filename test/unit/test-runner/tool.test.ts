import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quietDesk } from '../../../scripts/test/tool.ts';

const script = (code: string): [string, string[]] => [process.execPath, ['-e', code]];

describe('a ring beside others', () => {
  let folder = '';
  let written: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'obelus-tool-'));
    written = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((bytes) => (written.push(String(bytes)), true));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it('says nothing until its end, then all of it at once; a file holds it meanwhile', async () => {
    const file = path.join(folder, 'ring.log');
    const { tool, say, end } = quietDesk(file);
    say('first');
    expect(await tool(...script('console.log("out"); console.error("err")'))).toBe(true);
    expect(written).toEqual([]);
    expect(readFileSync(file, 'utf8')).toMatch(/^obelus: first\n(out\nerr|err\nout)\n$/);
    end(true);
    expect(written).toEqual([readFileSync(file, 'utf8')]);
  });

  it('knows a tool that failed and one that is not there, and keeps the words of both', async () => {
    const { tool, end } = quietDesk();
    expect(await tool(...script('console.log("one test failed"); process.exit(1)'))).toBe(false);
    expect(await tool('obelus-has-no-such-tool', [])).toBe(false);
    end(true);
    expect(written.join('')).toMatch(/one test failed\nobelus: .*obelus-has-no-such-tool/);
  });

  it('is given its own environment', async () => {
    const { tool, end } = quietDesk();
    await tool(...script('console.log(process.env.OBELUS_LANE)'), { OBELUS_LANE: 'beside' });
    end(true);
    expect(written.join('')).toBe('beside\n');
  });
});

describe('a run that is stopped', () => {
  it('stops its tools, tells what they had said, and starts nothing more', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'obelus-tool-'));
    const file = path.join(folder, 'ring.log');
    const code = `
      import { quietDesk, stopTogether } from ${JSON.stringify(path.resolve('scripts', 'test', 'tool.ts'))};
      stopTogether();
      const desk = quietDesk(${JSON.stringify(file)});
      await desk.tool(process.execPath, ['-e', 'console.log("tool " + process.pid); setInterval(() => {}, 1000)']);
      await desk.tool(process.execPath, ['-e', 'console.log("a second tool")']);
      desk.end(true);`;
    const run = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'ignore'] });
    let told = '';
    run.stdout.on('data', (bytes) => (told += String(bytes)));
    const exit = new Promise((resolve) => run.once('close', resolve));
    const said = await vi.waitFor(() => /^tool (\d+)\n$/.exec(readFileSync(file, 'utf8')) ?? Promise.reject(new Error('no word yet')), { timeout: 30_000 });
    run.kill('SIGINT');
    expect(await exit).toBe(130);
    expect(told).toBe(said[0]);
    await vi.waitFor(() => expect(() => process.kill(Number(said[1]), 0)).toThrow(), { timeout: 30_000 });
    rmSync(folder, { recursive: true });
  });
});
