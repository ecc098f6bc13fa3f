import { beforeEach, describe, expect, it } from 'vitest';
import type { FactsState } from '../../../lib/messaging/protocol.ts';
import { FACTS } from '../../fixtures/notes.ts';
import { button, clear, goodFacts, NOW, stagePopup, words } from './stage.tsx';

const DAY = 86_400_000;

beforeEach(() => clear(400, 600));

describe('the facts (ux.md 2.9)', () => {
  const footer = (facts: Partial<FactsState>, more = {}): string => {
    stagePopup({ facts: { ...goodFacts, ...facts }, ...more });
    return [...document.querySelectorAll('.facts p')].map((line) => line.textContent).join(' | ');
  };

  it('say how old, how sure, and when they were checked', () => {
    expect(footer({})).toBe('Facts as of 21 Nov 2026. Signed. | Checked today, 08:30');
    expect(footer({ checkedAt: NOW - DAY })).toContain('Checked yesterday, 09:30');
    expect(footer({ checkedAt: NOW - 9 * DAY })).toContain('Checked 12 Nov 2026, 09:30');
    expect(footer({ checkedAt: null })).toBe('Facts as of 21 Nov 2026. Bundled with Obelus. | Not checked yet');
    expect(footer({ rung: 'bundled', channel: null })).toBe('Facts as of 21 Nov 2026. Bundled with Obelus. | No channel is set');
    expect(footer({ channel: null, checkedAt: null })).toContain('Bundled with Obelus.');
    expect(footer({ rung: 'previous' })).toContain('One version back.');
    expect(footer({ rung: 'memory' })).toContain('not stored');
    expect(footer({ rung: 'none', facts: null })).toContain('No facts are loaded.');
  });

  it('show a check while it runs, with text, and cannot be asked twice', () => {
    const { actions, update } = stagePopup({ checking: true });
    expect(words('.facts')).toContain('Checking for new facts…');
    update({ facts: { ...goodFacts, phase: 'downloading' } });
    expect(words('.facts')).toContain('Updating facts. You can keep reading.');
    expect(button('Check now').getAttribute('aria-disabled')).toBe('true');
    button('Check now').click();
    expect(actions.onCheck).not.toHaveBeenCalled();
    update({ facts: goodFacts, checking: false });
    button('Check now').click();
    expect(actions.onCheck).toHaveBeenCalledOnce();
  });

  it.each([
    ['none', 'You already have the newest facts.'],
    ['new', 'New facts are in use, as of 21 Nov 2026.'],
    ['no-channel', 'This build of Obelus has no channel for new facts. It uses the facts that came with it.'],
    ['stopped', 'Stopped. Your facts are as they were.'],
    ['busy', 'Another update is running. Check again in a moment.'],
    ['failed', 'The check did not finish. Your facts are as they were.'],
  ] as const)('say how a check ended: %s', (checked, text) => expect(footer({}, { checked })).toContain(text));

  it.each<[FactsState['problem'] & object, Partial<FactsState>, string, string, boolean]>([
    [
      { code: 'E_THRESHOLD', at: NOW, kind: 'refused' },
      {},
      'Update rejected',
      'The new facts from facts.example were not signed by the key you trust. They were thrown away. You still have the facts of 21 Nov 2026.',
      false,
    ],
    [{ code: 'E_HEAD_ROLLBACK', at: NOW, kind: 'refused' }, {}, 'Update rejected', 'did not pass their checks', false],
    [{ code: 'E_NET', at: NOW, kind: 'temporary' }, {}, 'The channel could not be reached', 'Obelus tries again by itself.', true],
    [{ code: 'E_QUOTA', at: NOW, kind: 'needs-you' }, {}, 'No room for new facts', 'You still have the facts of 21 Nov 2026.', true],
    [{ code: 'E_ROOT_EXPIRED', at: NOW, kind: 'needs-you' }, {}, 'Obelus needs an update', 'The keys that this Obelus knows are out of date', true],
    [
      { code: 'E_ENGINE', at: NOW, kind: 'needs-you', needs: '9.1.0' },
      {},
      'Newer facts need a newer Obelus',
      'They ask for Obelus 9.1.0 or newer. You still have the facts of 21 Nov 2026.',
      false,
    ],
    [{ code: 'E_CLOCK', at: NOW, kind: 'needs-you' }, {}, 'The clocks do not agree', 'Set the clock, then check again.', true],
    [{ code: 'E_PERM_HOST', at: NOW, kind: 'needs-you' }, {}, 'Obelus may not reach the channel', 'so none was made', true],
    [{ code: 'E_DB_MISSING', at: NOW, kind: 'needs-you' }, { rung: 'memory' }, 'Facts are not stored in this browser', 'of 21 Nov 2026, held in memory', false],
    [
      { code: 'E_HASH', at: NOW, kind: 'damaged' },
      { rung: 'bundled' },
      'The stored facts could not be read',
      'Obelus uses the facts that came with it, dated 21 Nov 2026.',
      true,
    ],
    [
      { code: 'E_HASH', at: NOW, kind: 'damaged' },
      { rung: 'previous' },
      'The stored facts could not be read',
      'Obelus uses the version before, of 21 Nov 2026.',
      true,
    ],
  ])('PK-G6 say what happened, what still works, and its code: %j', (problem, more, title, text, retry) => {
    stagePopup({ facts: { ...goodFacts, ...more, problem } });
    expect(words('.notice h2')).toBe(title);
    expect(words('.notice')).toContain(text);
    expect(words('.notice')).toContain(`${problem.code}, 21 Nov 2026, 09:30`);
    expect(document.querySelector('.notice .button') !== null).toBe(retry);
    expect(document.querySelectorAll('.note-row').length).toBe(5);
  });

  it('UX-A18 are announced at once only for a failed signature', () => {
    const { update } = stagePopup({ facts: { ...goodFacts, problem: { code: 'E_THRESHOLD', at: NOW, kind: 'refused' } } });
    expect(document.querySelector('[role=alert]')).not.toBeNull();
    update({ facts: { ...goodFacts, problem: { code: 'E_NET', at: NOW, kind: 'temporary' } } });
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  it('say their age from seven days on, unless it was just confirmed', () => {
    const { update } = stagePopup({ facts: { ...goodFacts, freshness: 'stale', facts: { ...FACTS, horizon: '2026-11-14' } } });
    expect(words('.notice')).toContain('Facts are 7 days old');
    update({ facts: { ...goodFacts, freshness: 'stale', facts: { ...FACTS, horizon: '2026-11-15' } } });
    expect(document.querySelector('.notice')).toBeNull();
    update({ facts: { ...goodFacts, facts: { ...FACTS, horizon: '2026-10-01' } } });
    expect(document.querySelector('.notice')).toBeNull();
  });

  it('that are not known yet leave the rest in place', () => {
    stagePopup({ facts: null, failed: true });
    expect(words('.facts')).toContain('Looking up the facts…');
    expect(words('main')).toContain('Obelus did not answer.');
  });
});
