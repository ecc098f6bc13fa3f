import type { Claim } from '../model/claim.ts';
import { firstDay, lastDay, type PlainDate } from '../model/dates.ts';
import type { RecordLine } from '../model/record.ts';
import { PackError } from './errors.ts';
import { isStopWord } from './text-rules.ts';

/** Longest chain of `repeats` or `is` (packs.md E16). */
const MAX_CHAIN = 64;

type Index = {
  kinds: ReadonlyMap<string, RecordLine['kind']>;
  /** Concepts that a word of every sentence stands for. */
  common: ReadonlySet<string>;
  latest: PlainDate;
  report: (fault: PackError) => void;
};

/**
 * Every reference between lines resolves, no chain runs in a circle, and nothing became known after the pack was released (packs.md E16, E18).
 * The first fault is thrown, as PackError E_REF or E_SCHEMA, unless `report` takes them all.
 */
export function checkReferences(lines: readonly RecordLine[], released: string, report: (fault: PackError) => void = refuse): void {
  const common = lines.flatMap((line) =>
    line.kind === 'concept' && line.aliases.some((alias) => isStopWord(typeof alias === 'string' ? alias : alias.text)) ? [line.id] : [],
  );
  const index: Index = { kinds: new Map(lines.map((line) => [line.id, line.kind])), common: new Set(common), latest: dayAfter(released), report };
  for (const line of lines) {
    if (line.kind === 'claim') checkClaim(line, index);
    else if (line.kind === 'source') {
      known(line.id, 'published', line.published, index);
      if (line.repeats !== undefined) needs(index, line.id, 'source', line.repeats);
    } else for (const wider of line.is ?? []) needs(index, line.id, 'concept', wider);
  }
  checkChains(lines, report);
}

function refuse(fault: PackError): never {
  throw fault;
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function needs(index: Index, where: string, kind: RecordLine['kind'], id: string): void {
  if (index.kinds.get(id) !== kind) index.report(new PackError('E_REF', `${where}: there is no ${kind} "${id}"`));
}

function known(where: string, field: string, date: PlainDate | undefined, index: Index): void {
  if (date !== undefined && firstDay(date) > index.latest) index.report(new PackError('E_SCHEMA', `${where}: ${field} ${date} lies after the pack's release`));
}

function checkClaim(claim: Claim, index: Index): void {
  const source = (ids: readonly string[] | undefined, where: string): void => ids?.forEach((id) => needs(index, `${claim.id}: ${where}`, 'source', id));
  const concept = (id: string | undefined, where: string): void => {
    if (id !== undefined) needs(index, `${claim.id}: ${where}`, 'concept', id);
  };
  for (const id of claim.related ?? []) needs(index, `${claim.id}: related`, 'claim', id);
  const observations = new Set<string>();
  for (const one of claim.observations) {
    const where = `observation ${one.id}`;
    if (observations.has(one.id)) index.report(new PackError('E_SCHEMA', `${claim.id}: ${where} stands there twice`));
    observations.add(one.id);
    source([one.source, ...(one.also ?? [])], where);
    for (const party of [one.payer, one.payee, one.about]) concept(party, where);
    known(`${claim.id}: ${where}`, 'asOf', one.asOf, index);
    known(`${claim.id}: ${where}`, 'known', one.known, index);
  }
  for (const { id, partOf } of claim.observations) {
    if (partOf !== undefined && !observations.has(partOf))
      index.report(new PackError('E_REF', `${claim.id}: observation ${id}: there is no observation "${partOf}"`));
  }
  claim.holds.forEach((hold, at) => {
    const where = `hold ${at + 1} (from ${hold.from})`;
    source(hold.because, where);
    known(`${claim.id}: ${where}`, 'known', hold.known, index);
    if (hold.to !== undefined && lastDay(hold.to) < firstDay(hold.from)) index.report(new PackError('E_SCHEMA', `${claim.id}: ${where} ends before it begins`));
    for (const id of hold.current ?? [])
      if (!observations.has(id)) index.report(new PackError('E_REF', `${claim.id}: ${where}: there is no observation "${id}"`));
    for (const [facet, value] of Object.entries(hold.is ?? {})) for (const one of [value].flat()) facetValue(index, claim, facet, one, where);
  });
  claim.positions?.forEach((position, at) => {
    const where = `position ${at + 1}`;
    concept(position.actor, where);
    source([position.source, ...(position.also ?? [])], where);
    known(`${claim.id}: ${where}`, 'date', position.date, index);
    for (const [facet, value] of Object.entries(position.is ?? {})) facetValue(index, claim, facet, value, where);
  });
  claim.events?.forEach((event, at) => {
    source(event.because, `event ${at + 1}`);
    known(`${claim.id}: event ${at + 1}`, 'date', event.date, index);
  });
  checkFacets(claim, index);
  for (const cue of claim.cues) checkCue(claim, cue, index);
}

function facetValue(index: Index, claim: Claim, facet: string, value: string, where: string): void {
  if (!Object.hasOwn(claim.facets?.[facet]?.values ?? {}, value))
    index.report(new PackError('E_REF', `${claim.id}: ${where}: there is no facet value "${facet}: ${value}"`));
}

function checkFacets(claim: Claim, index: Index): void {
  for (const [facet, { values }] of Object.entries(claim.facets ?? {})) {
    for (const [value, { entails }] of Object.entries(values))
      for (const other of entails ?? []) facetValue(index, claim, facet, other, `facet ${facet}, value ${value}`);
  }
}

function checkCue(claim: Claim, cue: Claim['cues'][number], index: Index): void {
  const where = `${claim.id}: cue ${cue.id}`;
  const { payer, payee, about } = cue.slots ?? {};
  const named = [...cue.all, ...(cue.not ?? []), ...(cue.any ?? []), ...(cue.page ?? []), ...(cue.beside ?? []), payer, payee, about].filter(
    (one) => one !== undefined,
  );
  const keys = [cue.measure, cue.facet, cue.value].flatMap((table) => Object.keys(table ?? {})).filter((key) => key !== 'else');
  const carried = (cue.carry ?? []).filter((one) => one.startsWith('@'));
  for (const reference of [...named, ...keys, ...carried]) {
    for (const id of reference.split('|')) {
      if (!id.startsWith('@')) index.report(new PackError('E_REF', `${where}: "${id}" is no concept`));
      needs(index, where, 'concept', id.slice(1));
    }
  }
  if (cue.all.every((reference) => reference.split('|').some((id) => index.common.has(id.slice(1)))))
    index.report(new PackError('E_SCHEMA', `${where}: rests on words of every sentence alone`));
  for (const facet of Object.values(cue.facet ?? {})) {
    if (facet !== null && !Object.hasOwn(claim.facets ?? {}, facet)) index.report(new PackError('E_REF', `${where}: there is no facet "${facet}"`));
  }
  for (const value of Object.values(cue.value ?? {})) {
    if (!Object.values(claim.facets ?? {}).some((facet) => Object.hasOwn(facet.values, value)))
      index.report(new PackError('E_REF', `${where}: there is no facet value "${value}"`));
  }
}

/** `repeats` and `is` lead to an end within {@link MAX_CHAIN} steps. Walked layer by layer, so that a hostile pack costs no stack. */
function checkChains(lines: readonly RecordLine[], report: (fault: PackError) => void): void {
  const next = new Map(
    lines.map((line) => [line.id, line.kind === 'source' && line.repeats !== undefined ? [line.repeats] : line.kind === 'concept' ? (line.is ?? []) : []]),
  );
  // Kahn's algorithm: what is left when no line without open references remains stands on a circle.
  const open = new Map(Array.from(next, ([id, to]) => [id, new Set(to.filter((one) => next.has(one))).size]));
  const back = new Map<string, string[]>();
  for (const [id, to] of next) for (const one of new Set(to)) back.set(one, [...(back.get(one) ?? []), id]);
  let layer = Array.from(open).flatMap(([id, count]) => (count === 0 ? [id] : []));
  let done = 0;
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth > MAX_CHAIN) return report(new PackError('E_REF', `${layer[0]}: a chain of more than ${MAX_CHAIN} references`));
    done += layer.length;
    const following: string[] = [];
    for (const id of layer) {
      for (const from of back.get(id) ?? []) {
        const left = (open.get(from) ?? 0) - 1;
        open.set(from, left);
        if (left === 0) following.push(from);
      }
    }
    layer = following;
  }
  if (done < next.size) {
    const circle = Array.from(open).find(([, count]) => count > 0)?.[0];
    report(new PackError('E_REF', `${circle}: a chain of references runs in a circle`));
  }
}
