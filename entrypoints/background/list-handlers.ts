import type { ExtensionHandlers } from '../../lib/messaging/router.ts';
import type { Context } from './context.ts';
import { siteIsOn } from './sites.ts';
import { applySite } from './switching.ts';

/** What the settings page asks about switched sites and muted claims. */
export const listHandlers = (context: Context): Pick<ExtensionHandlers, 'site.list' | 'site.forget' | 'mute.list' | 'mute.forget'> => ({
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
    return null;
  },
});
