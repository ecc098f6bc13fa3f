const GROUPS: Record<string, number> = { A: 22, B: 16, C: 14, D: 18, E: 23, F: 15, G: 9, H: 8, T: 19 };

/** Every row of attacks and faults, A1 to T19, that a pack, its channel, its store and the pages around it must withstand (docs/packs.md). */
export const PACK_ROWS: readonly string[] = Object.entries(GROUPS).flatMap(([group, rows]) => Array.from({ length: rows }, (_, at) => `${group}${at + 1}`));
