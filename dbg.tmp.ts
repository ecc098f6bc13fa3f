import { Rig } from './test/crash/rig.ts';
import { KILL_POINTS } from './test/crash/points.ts';
const rig = await Rig.open('firefox');
const p = KILL_POINTS.find((x) => x.name === 'K13')!;
const act = p.act;
(p as any).act = async (life: any, scene: any) => {
  console.log('act'); const another = life.another; const l2 = { ...life, another: async () => { console.log('another…'); const x = await another(); console.log('…open'); return x; }, ask: async (...a: any[]) => { console.log('ask', a); const r = await life.ask(...a); console.log('answered', a, JSON.stringify(r).slice(0, 200)); return r; } };
  await act(l2, scene); console.log('acted');
};
for (const n of ['K11','K12']) console.log(JSON.stringify(await rig.kill(KILL_POINTS.find((x) => x.name === n)!)));
setTimeout(() => { console.log('late'); process.exit(1); }, 90000);
console.log(JSON.stringify(await rig.kill(p))); await rig.close(); process.exit(0);
