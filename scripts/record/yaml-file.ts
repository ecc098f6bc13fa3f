import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';

/** A fault in the record's files, with the place where a person can mend it. `line` counts from 1. */
export class RecordFault extends Error {
  readonly file: string;
  readonly line: number;
  constructor(file: string, line: number, message: string) {
    super(`${relative(process.cwd(), file)}:${line}: ${message}`);
    this.name = 'RecordFault';
    this.file = file;
    this.line = line;
  }
}

/** A YAML file as plain data, and the line on which any path of it stands. */
export type YamlFile = { file: string; data: unknown; lineOf(path: readonly PropertyKey[]): number };

function lineAt(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

/** Reads a YAML file. Throws {@link RecordFault} with the line of the first syntax fault (doubled keys are one). */
export function readYaml(file: string): YamlFile {
  const counter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: counter, uniqueKeys: true });
  const fault = document.errors[0];
  if (fault) throw new RecordFault(file, counter.linePos(fault.pos[0]).line, fault.message.split('\n')[0] ?? 'not YAML');
  return { file, data: document.toJS(), lineOf: (path) => lineAt(document, counter, path) };
}
