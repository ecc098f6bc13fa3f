import type { ClaimDetail } from '../../lib/model/note.ts';
import { detailOf } from '../../lib/standing/detail.ts';
import type { Context } from './context.ts';
import { otherDetail } from './other-packs.ts';

/** A question that the record does not hold, or no record at all. */
export class NoClaim extends Error {
  readonly code = 'no-claim';
}

/** The rest of a card, from the facts in use. @throws NoClaim */
export async function claimDetail(context: Context, claim: string): Promise<ClaimDetail> {
  const record = await context.facts.record();
  const own = record && detailOf(record, claim);
  const detail = own ? { ...own, generation: record.generation } : otherDetail(await context.others.records(), claim);
  if (!detail) throw new NoClaim(`the record holds no "${claim}"`);
  return detail;
}
