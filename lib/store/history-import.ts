import { joinPage, samePage } from '../history/join.ts';
import { pageOf, type KeptPage } from '../history/shelf.ts';
import type { Decisions, HistoryPage, ImportCount, MatchCase } from '../model/history.ts';
import type { Hands, Writing } from './history-shelves.ts';

const NOTHING: ImportCount = { pages: 0, notes: 0, grown: 0, same: 0, pins: 0, dates: 0, sites: 0, mutes: 0, cases: 0, settings: 0, kept: 0 };

/** Thrown to leave a transaction without a trace after its answer is known. */
export class DryRun extends Error {
  readonly count: ImportCount;
  constructor(count: ImportCount) {
    super('nothing was to be written');
    this.count = count;
  }
}

async function addPage(hands: Hands, page: HistoryPage, at: number, count: ImportCount): Promise<void> {
  const known = await hands.page(page.key);
  if (!known) {
    await hands.put({ ...page, added: at });
    count.pages += 1;
    count.notes += page.notes.length;
    if (page.pinned !== undefined) count.pins += 1;
    return;
  }
  const here = pageOf(known);
  const joined = joinPage(here, page);
  if (samePage(here, joined)) {
    count.same += 1;
    return;
  }
  const { moved, movedAt, news } = known;
  const kept: KeptPage = { ...joined, ...(moved && { moved }), ...(movedAt !== undefined && { movedAt }), ...(news && { news }), added: at };
  await hands.put(kept);
  count.grown += 1;
  count.notes += joined.notes.length - here.notes.length;
  if (here.pinned === undefined && joined.pinned !== undefined) count.pins += 1;
}

const nameOfCase = ({ id: _id, ...rest }: MatchCase): string => JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));

async function addDecisions(transaction: Writing, { dates = [], sites = [], mutes = [], cases = [] }: Partial<Decisions>, count: ImportCount): Promise<void> {
  for (const row of dates) {
    const known = await transaction.objectStore('dates').get(row.page);
    if (known) count.kept += known.date === row.date ? 0 : 1;
    else {
      await transaction.objectStore('dates').put(row);
      count.dates += 1;
    }
  }
  for (const row of sites) {
    const known = await transaction.objectStore('sites').get(row.site);
    if (known) count.kept += known.on === row.on ? 0 : 1;
    else {
      await transaction.objectStore('sites').put(row);
      count.sites += 1;
    }
  }
  for (const row of mutes) {
    if (await transaction.objectStore('mutes').get([row.claim, row.scope])) continue;
    await transaction.objectStore('mutes').put(row);
    count.mutes += 1;
  }
  const store = transaction.objectStore('cases');
  const known = new Set(cases.length > 0 ? (await store.getAll()).map(nameOfCase) : []);
  for (const one of cases) {
    if (known.has(nameOfCase(one))) continue;
    known.add(nameOfCase(one));
    const { id, ...rest } = one;
    // A case keeps its number where that is free.
    await store.add(id !== undefined && !(await store.get(id)) ? one : rest);
    count.cases += 1;
  }
}

/** Adds a part of a file inside a transaction at a time: what is here is never replaced. @throws DryRun with the count, where nothing is to be written. */
export async function addPart(
  transaction: Writing,
  hands: Hands,
  part: { pages: readonly HistoryPage[]; decisions?: Partial<Decisions>; dry: boolean; at: number },
): Promise<ImportCount> {
  const count = { ...NOTHING };
  for (const page of part.pages) await addPage(hands, page, part.at, count);
  await addDecisions(transaction, part.decisions ?? {}, count);
  if (part.dry) throw new DryRun(count);
  // What came has not been set beside the present record yet.
  if (count.pages + count.grown > 0) await transaction.objectStore('meta').put('', 'compared');
  return count;
}
