import type { Settings } from '../../lib/settings/settings.ts';

/** Host name of a web address, or null for anything that is no web page. */
export function siteOf(url: string | undefined): string | null {
  try {
    const parsed = new URL(url ?? '');
    return /^https?:$/.test(parsed.protocol) ? parsed.hostname : null;
  } catch {
    return null;
  }
}

/** Sites that the reader switched, by host name. */
export type SiteSwitches = { on: string[]; off: string[] };

/** May Obelus read pages of this site by itself? */
export function siteIsOn(site: string, settings: Settings, switches: SiteSwitches): boolean {
  if (!settings.on || settings.siteMode === 'click' || switches.off.includes(site)) return false;
  return settings.siteMode === 'every' || switches.on.includes(site);
}

// A port cannot stand in a match pattern, and none is needed: without one every port matches.
const patternsOf = (site: string): string[] => [`http://${site}/*`, `https://${site}/*`];

/** Match patterns of the gate's registration; no `matches` = no registration at all. */
export function gatePatterns(settings: Settings, switches: SiteSwitches): { matches: string[]; excludeMatches: string[] } {
  if (!settings.on || settings.siteMode === 'click') return { matches: [], excludeMatches: [] };
  const matches = settings.siteMode === 'every' ? ['http://*/*', 'https://*/*'] : switches.on.flatMap(patternsOf);
  return { matches, excludeMatches: switches.off.flatMap(patternsOf) };
}
