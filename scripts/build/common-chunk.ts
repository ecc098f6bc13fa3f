import type { InlineConfig } from 'vite';

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null };

/** All modules that a page loads before its first line runs, by its HTML file or any other beginning. */
function loadedBy(start: string, modules: Modules): Set<string> {
  const seen = new Set([start]);
  for (const id of seen) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) seen.add(next);
  return seen;
}

/**
 * Puts what a page shares with the others into one file. By itself the bundler makes a file for each set of pages that share something, and the popup, which
 * opens with the reader waiting, would fetch fourteen of them; one of 60 kB comes sooner, for all pages.
 */
export function oneCommonChunk(config: InlineConfig, page: string): void {
  let ofPage: Set<string> | null = null;
  const name = (id: string, modules: Modules): string | null => ((ofPage ??= loadedBy(page, modules)).has(id) ? 'common' : null);
  const output = config.build?.rollupOptions?.output;
  if (!output || Array.isArray(output)) throw new Error('the pages are built into one folder');
  output.codeSplitting = { groups: [{ name, minShareCount: 2 }] };
}
