/**
 * Asks the browser not to drop the databases when space runs short (packs.md 2.5). Chromium decides by itself and asks nobody; Firefox would put a
 * question in front of the reader, which this is not worth: there the packaged facts are the safety net, and history is kept as long as the profile is.
 * Not called `storage`: WXT takes that name for its own helper, even as a parameter and with its imports off, and packs 9 kB of it.
 */
export async function keepStorage(keeper: Pick<StorageManager, 'persist' | 'persisted'> | undefined, protocol: string): Promise<boolean> {
  if (!keeper || protocol === 'moz-extension:') return false;
  try {
    return (await keeper.persisted()) || (await keeper.persist());
  } catch {
    return false;
  }
}
