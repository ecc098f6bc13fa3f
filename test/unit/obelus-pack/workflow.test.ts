import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

type Step = { name?: string; run?: string; env?: Record<string, string> };
const text = readFileSync('.github/workflows/facts.yml', 'utf8');
const workflow = parse(text) as { on: { schedule: { cron: string }[] }; jobs: { publish: { if: string; steps: Step[] } } };
const { steps } = workflow.jobs.publish;
const runOf = (name: string): string => steps.find((step) => step.name?.startsWith(name))?.run ?? '';

describe('the workflow that publishes facts', () => {
  it('signs head anew every three days, and does nothing where no channel is set up', () => {
    expect(workflow.on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \*\/3 \* \*$/) }]);
    expect(workflow.jobs.publish.if).toBe("vars.OBELUS_CHANNEL_URL != ''");
  });

  it('uploads objects, then roots, then head, with the headers that docs/packs.md asks for', () => {
    const lines = runOf('Upload').trim().split('\n');
    expect(lines.map((line) => /v1\/(o|root|head\.json)/.exec(line)?.[1])).toEqual(['o', 'root', 'head.json']);
    for (const line of lines.slice(0, 2)) expect(line).toContain('immutable');
    expect(lines[2]).toContain("'max-age=300'");
  });

  it('has keys in one step only, and takes them away whatever happens', () => {
    const withKeys = steps.filter((step) => /OBELUS_(HEAD|RELEASE)_KEY/.test(JSON.stringify(step)));
    expect(withKeys.map(({ name }) => name)).toEqual(['Sign, and read back as a reader does']);
    expect(withKeys[0]?.run).toMatch(/umask 077[\s\S]*trap 'rm -rf "\$keys"' EXIT[\s\S]*> "\$keys/);
    // What a person types in is never pasted into a shell.
    for (const { run = '' } of withKeys) expect(run).not.toContain('${{');
  });

  it('reads the result from the host at the end', () => expect(steps.at(-1)?.run).toBe('npm run pack -- verify "$URL"'));
});
