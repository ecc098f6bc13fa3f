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
