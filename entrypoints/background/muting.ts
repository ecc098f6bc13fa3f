import type { MuteScope } from '../../lib/model/note.ts';
import { EVERYWHERE, type Mute } from '../../lib/model/history.ts';
import type { Context } from './context.ts';
import { pageKey } from './page-key.ts';
import { siteOf } from './sites.ts';

/** A scope has at most so many characters; a longer address of a page is cut, here and when it is looked up. */
const SCOPE_LENGTH = 255;

/** What a mute of that width is kept under: `*`, the site's name, or the page's address without query. */
export function scopeKey(url: string, scope: MuteScope): string {
  if (scope === 'everywhere') return EVERYWHERE;
  return scope === 'site' ? (siteOf(url) ?? '') : pageKey(url).slice(0, SCOPE_LENGTH);
}

/** The questions that are not to be marked on a page, and how far each mute goes. */
export function mutesOf(url: string, mutes: readonly Pick<Mute, 'claim' | 'scope'>[]): { claim: string; scope: MuteScope }[] {
  const scopes = new Map((['page', 'site', 'everywhere'] as const).map((scope) => [scopeKey(url, scope), scope]));
  return mutes.flatMap(({ claim, scope }) => {
    const width = scopes.get(scope);
    return width ? [{ claim, scope: width }] : [];
  });
}

/** The same from the store; a history that cannot be opened mutes nothing. */
export async function mutedOn({ history }: Pick<Context, 'history'>, url: string): Promise<{ claim: string; scope: MuteScope }[]> {
  try {
    return mutesOf(url, await history.mutes());
  } catch {
    return [];
  }
}
