import type { FactsState } from '../../lib/messaging/protocol.ts';
import { dayOf, daysBetween, formatDate, formatTime } from '../../lib/words/dates.ts';
import type { CheckResult, PopupWords } from './popup-props.ts';

/** Facts are said to be old from this many days on (DESIGN.md 7). */
const OLD_DAYS = 7;

/** Codes that mean "not signed by the keys we trust" (packs.md A-rows); other refusals did not pass another check. */
const SIGNATURE = /^E_(THRESHOLD|SIGS|TYPE|ROOT_VERSION|REPO_KEY_CHANGED)$/;

/** "Facts as of 21 Nov 2026. Signed." What no channel ever confirmed is what Obelus came with, and is not called signed. */
export function factsText(facts: FactsState, { locale, t }: PopupWords): string {
  if (!facts.facts || facts.rung === 'none') return t('pop.facts.none');
  const confirmed = facts.channel !== null && facts.checkedAt !== null && facts.signed !== false;
  const keys = { current: confirmed ? 'signed' : 'bundled', previous: 'previous', bundled: 'bundled', memory: 'memory' } as const;
  return t(`pop.facts.${keys[facts.rung]}`, { date: formatDate(facts.facts.horizon, locale) });
}

/** "Checked today, 08:10", or that there is nobody to ask. */
export function checkedText(facts: FactsState, { locale, t, now, timeZone }: PopupWords): string {
  if (!facts.channel) return t('pop.checked.nochannel');
  if (facts.checkedAt === null) return t('pop.checked.never');
  const [day, time] = [dayOf(facts.checkedAt, timeZone), formatTime(facts.checkedAt, locale, timeZone)];
  const ago = daysBetween(day, dayOf(now, timeZone));
  if (ago === 0) return t('pop.checked.today', { time });
  return ago === 1 ? t('pop.checked.yesterday', { time }) : t('pop.checked.day', { date: formatDate(day, locale), time });
}

/** What a running or finished check says; null when none was asked for. */
export function checkText(facts: FactsState, checking: boolean, result: CheckResult | null, { locale, t }: PopupWords): string | null {
  const { progress } = facts;
  if (facts.phase === 'downloading' && progress) return t('sync.percent', { pct: percentText(progress, locale) });
  if (facts.phase !== 'idle') return t(`sync.${facts.phase}`);
  if (checking) return t('sync.checking');
  if (result === null || result === 'problem') return null;
  if (result === 'new') return t('sync.new', { date: formatDate(facts.facts?.horizon ?? '', locale) });
  return t({ none: 'sync.none', 'no-channel': 'sync.nochannel', failed: 'sync.failed', stopped: 'sync.stopped', busy: 'sync.busy' }[result]);
}

const percentText = ({ done, total }: { done: number; total: number }, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(total === 0 ? 0 : Math.min(1, done / total));

/** How a check ended, from the facts before and after it. */
export function checkResult(before: FactsState | null, after: FactsState, startedAt: number): CheckResult {
  if (!after.channel) return 'no-channel';
  if (after.busy) return 'busy';
  if (after.problem && after.problem.at >= startedAt) return 'problem';
  return before?.facts?.generation === after.facts?.generation ? 'none' : 'new';
}

/** How much of the download has come, 0 to 1; null while nobody can tell. */
export const progressOf = ({ phase, progress }: FactsState): number | null =>
  phase === 'applying' ? 1 : phase === 'downloading' && progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;

/**
 * Age of the facts in days, when it is worth saying. Facts whose freshness was just confirmed are as old as that confirmation: nothing
 * newer was to be had.
 */
export function oldFacts(facts: FactsState, { now, timeZone }: PopupWords): number | null {
  if (!facts.facts) return null;
  const known = facts.facts.released ?? facts.facts.horizon;
  const confirmed = facts.freshness === 'fresh' && facts.checkedAt !== null ? dayOf(facts.checkedAt, timeZone) : known;
  const days = daysBetween(confirmed > known ? confirmed : known, dayOf(now, timeZone));
  return days >= OLD_DAYS ? days : null;
}

/** A problem in words (ux.md 2.9): what happened, what still works, and its code with the moment (packs.md G6). */
export type ProblemWords = { title: string; text: string; detail: string; urgent: boolean; retry: boolean; room: boolean };

/** Problems that have words of their own: what happened, and what the reader can do. */
const OWN_WORDS: Record<string, [title: string, text: string]> = {
  E_ENGINE: ['sync.engine.title', 'sync.engine'],
  E_CLOCK: ['sync.clock.title', 'sync.clock'],
  E_PERM_HOST: ['sync.permission.title', 'sync.permission'],
  E_HEAD_EXPIRED: ['sync.expired.title', 'sync.expired'],
  E_ROOT_EXPIRED: ['sync.keys.title', 'sync.keys'],
  E_DB_MISSING: ['store.none.title', 'store.none'],
  E_DB_NEWER: ['store.newer.title', 'store.newer'],
};

/** Host of the channel for the texts: never more of an address than a reader needs to know it by. */
const hostOf = (channel: string | null): string => (channel && URL.canParse(channel) ? new URL(channel).host : (channel ?? 'Obelus'));

export function problemWords(facts: FactsState, words: PopupWords): ProblemWords | null {
  const { problem } = facts;
  if (!problem || !facts.facts) return null;
  const own = OWN_WORDS[problem.code];
  const { locale, t, timeZone } = words;
  const date = formatDate(facts.facts.horizon, locale);
  const detail = t('prob.code', { code: problem.code, date: formatDate(dayOf(problem.at, timeZone), locale), time: formatTime(problem.at, locale, timeZone) });
  const signature = problem.kind === 'refused' && SIGNATURE.test(problem.code);
  const [title, text] =
    own ??
    ({
      refused: ['sync.rejected.title', signature ? 'sync.rejected' : 'sync.refused'],
      temporary: ['sync.temporary.title', 'sync.temporary'],
      'needs-you': problem.code === 'E_QUOTA' ? ['store.full.title', 'store.full'] : ['sync.needsyou.title', 'sync.needsyou'],
      damaged: ['store.bad.title', facts.rung === 'previous' ? 'store.bad.previous' : facts.rung === 'current' ? 'store.bad.current' : 'store.bad.bundled'],
    }[problem.kind] as [string, string]);
  return {
    title: t(title),
    text: t(text, { date, channel: hostOf(facts.channel), version: problem.needs ?? '' }),
    detail,
    urgent: signature,
    retry: facts.channel !== null && problem.kind !== 'refused' && problem.code !== 'E_DB_MISSING' && problem.code !== 'E_ENGINE',
    room: problem.code === 'E_QUOTA',
  };
}
