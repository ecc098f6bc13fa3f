/**
 * Asks the browser not to drop the databases when space runs short (packs.md 2.5). Chromium decides by itself and asks nobody; Firefox would put a
 * question in front of the reader, which this is not worth: there the packaged facts are the safety net, and history is kept as long as the profile is.
 */
export async function keepStorage(storage: Pick<StorageManager, 'persist' | 'persisted'> | undefined, protocol: string): Promise<boolean> {
  if (!storage || protocol === 'moz-extension:') return false;
  try {
    return (await storage.persisted()) || (await storage.persist());
  } catch {
    return false;
  }
}
