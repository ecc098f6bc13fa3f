import type { ExtensionHandlers } from '../../lib/messaging/router.ts';
import type { Context } from './context.ts';
import { tellReader } from './ask-reader.ts';
import { siteIsOn } from './sites.ts';
import { applySite } from './switching.ts';
import { allTabPages } from './tab-store.ts';

/** What the settings page and the popup ask about switched sites, muted claims, cases and hidden marks. */
export const listHandlers = (
  context: Context,
): Pick<ExtensionHandlers, 'site.list' | 'site.forget' | 'mute.list' | 'mute.forget' | 'case.list' | 'case.forget' | 'tab.marks'> => ({
  'site.list': async () => ({ sites: (await context.history.sites()).map(({ site, on }) => ({ site, on })) }),

  'site.forget': async ({ site }) => {
    await context.history.forgetSite(site);
    await context.syncGate();
    await applySite(site, siteIsOn(site, await context.settings(), await context.switches()));
    return null;
  },

  'mute.list': async () => {
    const [mutes, record] = await Promise.all([context.history.mutes(), context.facts.record()]);
    return { mutes: mutes.map(({ claim, scope }) => ({ claim, title: record?.claims.get(claim)?.title ?? claim, scope })) };
  },

  'mute.forget': async ({ claim, scope }) => {
    await context.history.unmute(claim, scope);
    // Open pages mark it again.
    for (const { tab } of await allTabPages()) await tellReader(tab, 'reader.reread', null);
    return null;
  },

  'case.list': async () => ({ cases: await context.history.cases() }),
  'case.forget': async () => {
    for (const { id } of await context.history.cases()) if (id !== undefined) await context.history.removeCase(id);
    return null;
  },

  'tab.marks': async ({ tab }) => (await tellReader(tab, 'reader.toggle', null)) ?? { hidden: false },
});
