/**
 * Remembers what `work` gives for an object, as long as the object lives. Only for what never changes once it is loaded: claims, figures, views.
 * `undefined` is worked out anew each time.
 */
export function remember<K extends WeakKey, V>(work: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = work(key);
    known.set(key, value);
    return value;
  };
}

/** Puts work off until it is asked for, and does it once. */
export function once<V extends WeakKey>(work: () => V): () => V {
  let value: V | undefined;
  return () => (value ??= work());
}
