import { compileMatcher } from '../../lib/match/matcher.ts';
import { DATA_DIR, loadRecord } from '../record/load.ts';
import { readPackFile } from '../obelus-pack/pack-file.ts';
import { extraRows, rowsOf } from './data.ts';
import { fitL1 } from './l1.ts';

const { record, examples } = loadRecord({ horizon: readPackFile(DATA_DIR).horizon });
const matcher = compileMatcher(record);
const env = process.env;
const pageRows = rowsOf(matcher, record);
const extras = env['EXTRA'] === '0' ? [] : extraRows(matcher, record, examples);
const rows = [...pageRows, ...extras];
const pages = [...new Set(pageRows.map((r) => r.page))];
console.log(pageRows.length, 'sentences', pages.length, 'pages', extras.length, 'extra', pageRows.filter((r) => r.features.length === 0 && r.gold.size > 0).length, 'gold sentences on pages not about');
const types = [...new Set([...record.claims.values()].map((c) => c.type))].sort();
const K = 6;
const fold = new Map(pages.map((p, i) => [p, i % K]));
const groups = new Set((env['G'] ?? 'c,w,p,b,q,-c,-r,+r,r,t,x').split(','));
const lambda = Number(env['L'] ?? 1);
const minPages = Number(env['MIN'] ?? 2);
const df = new Map<string, Set<string>>();
for (const r of rows) for (const f of r.features) { if (!groups.has(f.split(':')[0]!)) continue; (df.get(f) ?? df.set(f, new Set()).get(f)!).add(r.page); }
const common = new Set([...df].filter(([, p]) => p.size >= minPages).map(([f]) => f));
// features of (sentence, type)
const vocab = new Map<string, number>();
const number = (f: string) => { let n = vocab.get(f); if (n === undefined) vocab.set(f, (n = vocab.size)); return n; };
const featuresFor = (r: (typeof rows)[number], type: string, train: boolean): Int32Array => {
  const list = [`bias@${type}`];
  for (const f of r.features) {
    if (f[0] === 'r' || f[1] === 'r') {
      const [kind, t] = f.split(':') as [string, string];
      if (t === type) { if (!(train && r.source === 'corpus' && kind === 'r')) list.push(`${kind}:own`, `${kind}:own@${type}`); }
      else if (groups.has('rr')) list.push(`${f}@${type}`);
    } else if (common.has(f)) list.push(`${f}@${type}`);
  }
  if (groups.has('t') && r.features.includes(`x:title`)) list.push('x:title');
  if (groups.has('n')) for (const f of r.near.get(type) ?? []) if (!env['N'] || new RegExp(env['N']).test(f)) list.push(f, `${f}@${type}`);
  return Int32Array.from(list, number);
};
type Inst = { row: number; t: number; f: Int32Array; y: number; w: number };
const inst: Inst[] = [];
rows.forEach((r, row) => { if (r.features.length === 0) return; types.forEach((type, t) => { if (r.only && !r.only.has(type)) return; inst.push({ row, t, f: featuresFor(r, type, true), y: r.gold.has(type) ? 1 : 0, w: r.weight }); }); });
const penalty = Float64Array.from([...vocab.keys()], (f) => (f.startsWith('bias') ? 0.01 : f.includes('@') ? lambda : lambda * 0.5));
const scores = types.map(() => new Float64Array(rows.length).fill(-9));
let nnz = 0;
for (let k = 0; k < K; k += 1) {
  const train = inst.filter((one) => { const r = rows[one.row]!; return fold.get(r.page) !== k && !r.optional; });
  const w = fitL1({ rows: train.map((o) => o.f), y: Float64Array.from(train, (o) => o.y), weight: Float64Array.from(train, (o) => o.w), features: vocab.size }, penalty, 48, Number(env['RIDGE'] ?? 0));
  for (const x of w) if (Math.abs(x) > 0.05) nnz += 1;
  const size = vocab.size;
  pageRows.forEach((r, i) => { if (fold.get(r.page) === k && r.features.length) types.forEach((type, t) => { let s = 0; for (const f of featuresFor(r, type, false)) if (f < size) s += w[f] ?? 0; scores[t]![i] = s; }); });
  if (env['SHOW'] && k === 0) { const n = [...vocab.keys()]; console.log([...w.keys()].filter((f) => w[f] && !n[f]!.includes('@')).map((f) => `${n[f]} ${w[f]!.toFixed(2)}`).join('; ')); }
}
console.log('features', vocab.size, 'weights kept', nnz / K);
const cellOf = (keep: (i: number) => boolean, spec: boolean, decide: (i: number, t: number) => boolean) => {
  let tp = 0, fp = 0, fn = 0;
  pageRows.forEach((r, i) => { if (!keep(i) || r.optional) return; types.forEach((type, t) => { if (spec && type === 'other-dispute-claim') return; const d = decide(i, t), g = r.gold.has(type); if (d && g) tp++; else if (d) fp++; else if (g) fn++; }); });
  return `P ${(tp / (tp + fp)).toFixed(3)} R ${(tp / (tp + fn)).toFixed(3)} (${tp}/${fp}/${fn})`;
};

const fresh = (i: number) => rows[i]!.source !== 'corpus';
const all = (i: number) => true;
const ruled = (i: number, t: number) => rows[i]!.ruled.has(types[t]!);
const show = (name: string, keep: (i: number) => boolean) => {
  console.log(`${name}: rules    ${cellOf(keep, true, ruled)}   all ${cellOf(keep, false, ruled)}`);
  for (const [v, p] of (env['FULL'] ? [[-2, 99], [-1, 99], [-99, -0.5], [-99, 0], [-99, 0.5], [-99, 1], [-99, 1.5], [-2, 0.5], [0, 0]] : [[-1.5, 99], [-99, 0], [-99, 0.7],[-99, 1.3], [-1.5, .7]]) as [number, number][]) {
    const d = (i: number, t: number) => { const s = scores[t]![i]!; return rows[i]!.features.length > 0 && (ruled(i, t) ? s > v : s > p); };
    console.log(`   ${String(v).padStart(4)} ${String(p).padStart(4)}  ${cellOf(keep, true, d)}   all ${cellOf(keep, false, d)}`);
  }
};
show('fresh', fresh); if (env['FULL']) { show('training', (i) => rows[i]!.source === 'training'); show('corpus', (i) => rows[i]!.source === 'corpus'); }
// average precision of proposals on fresh pages
const list: [number, number][] = [];
pageRows.forEach((r, i) => { if (!fresh(i) || r.optional) return; types.forEach((type, t) => { if (!ruled(i, t)) list.push([scores[t]![i]!, r.gold.has(type) ? 1 : 0]); }); });
list.sort((a, b) => b[0] - a[0]);
let tp = 0, n = 0; const total = list.reduce((a, b) => a + b[1], 0); let ap = 0;
for (const [, y] of list) { n++; if (y) { tp++; ap += tp / n; } }
console.log('AP of misses', (ap / total).toFixed(4), 'of', total);
