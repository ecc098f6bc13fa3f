import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FILES = {
  'pack.yaml': `pack: bridge
title: The bridge
lang: en
license: CC0-1.0
version: 2025.1.1
epoch: 1
seq: 1
released: "2025-01-31"
horizon: "2025-01-31"
coverage: [{ what: news, to: "2025-01" }]
minEngine: "0.1.0"
`,
  'sources/bridge.yaml': `- id: gazette-2024
  type: newsroom
  publisher: Harbour Gazette
  title: Northport puts money into the bridge
  short: Gazette, May 2024
  url: https://gazette.example/bridge
  published: "2024-05-02"
  read: text
- { id: council-2024, type: filing, publisher: Northport council, title: Budget, short: Budget 2024, url: "https://northport.example/budget", published: "2024-06-01", read: text }
`,
  'concepts/en/names.yaml': `- { id: northport, type: organisation, name: Northport, aliases: [Northport], is: [side-one] }
- { id: southport, type: organisation, name: Southport, aliases: [Southport], is: [side-two] }
- { id: side-one, type: phrase, name: this side, aliases: [the north shore] }
- { id: side-two, type: phrase, name: the other side, aliases: [the south shore] }
- { id: bridge, type: noun, name: the bridge, aliases: [bridge, crossing] }
- { id: put-money, type: verb, name: put money, aliases: [put, invested] }
`,
  'cues/en/bridge-cost.yaml': `claim: bridge-cost
cues:
  - { id: put-money, all: ["@northport", "@put-money", "@bridge"], slots: { payer: "@northport", about: "@bridge", amount: { unit: USD bn, min: "0.1", max: "9" } }, measure: { else: committed } }
examples:
  - { text: Northport has put $2 billion into the bridge., title: Northport and Southport, before: [Northport met Southport., Northport wrote to Southport.], reads: { amount: "2" } }
  - { not: Northport painted the bridge., title: Northport and Southport, before: [Northport met Southport., Northport wrote to Southport.] }
`,
  'claims/bridge-cost.yaml': `id: bridge-cost
type: bridge-cost
title: Cost of the bridge
question: How much has Northport put into the bridge?
holds:
  - { from: "2024-05-02", text: "$2 billion is committed.", current: [o-committed], because: [gazette-2024] }
observations:
  - { id: o-committed, measure: committed, payer: northport, about: bridge, value: "2", unit: USD bn, text: committed to the bridge, asOf: "2024-05", known: "2024-05-02", source: gazette-2024, also: [council-2024] }
events:
  - { date: "2024-05-02", text: The money is committed., because: [gazette-2024] }
`,
};

/** A data folder of its own for a test, with some files changed. */
export function dataFolder(change: Partial<Record<keyof typeof FILES, (text: string) => string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'obelus-data-'));
  for (const [name, text] of Object.entries(FILES)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, change[name as keyof typeof FILES]?.(text) ?? text);
  }
  return folder;
}
