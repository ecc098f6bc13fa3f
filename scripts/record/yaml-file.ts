import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { isNode, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';

/**
 * A fault in the record's files, with the place where a person can mend it. `line` counts from 1.
 * `rule` names what was broken, the same word for every fault of its kind.
 */
export class RecordFault extends Error {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  constructor(file: string, line: number, message: string, rule = 'record') {
    super(`${relative(process.cwd(), file)}:${line}: ${message} (${rule})`);
    this.name = 'RecordFault';
    this.file = file;
    this.line = line;
    this.rule = rule;
  }
}

/** A YAML file as plain data, and the line on which any path of it stands. */
export type YamlFile = { file: string; data: unknown; lineOf(path: readonly PropertyKey[]): number };

/** Longest file in bytes. The record's own are a tenth of it; with this bound nothing that a file can hold costs more than moments. */
const MAX_BYTES = 256 * 1024;
/** Deepest nesting: the parser is recursive, the record itself is five deep. */
const MAX_DEPTH = 32;
/** Opens what a template leaves to be filled in (`npm run pack -- new claim`). */
const PLACEHOLDER = /‹[^›]*›/;

function lineAt(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

/** Line of the first bracket that opens deeper than is allowed; quoted brackets count too, which no text of ours comes near. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  let line = 1;
  for (const letter of text) {
    if (letter === '\n') line += 1;
    else if (letter === '[' || letter === '{') depth += 1;
    else if (letter === ']' || letter === '}') depth -= 1;
    if (depth > MAX_DEPTH) return line;
  }
  return undefined;
}

/** What YAML can do and the record must not: anchors, aliases, merge keys, tags, doubled keys, and templates that were not filled in. */
function forbidden(document: Document): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  const add = (node: Node, message: string): void => void found.push({ offset: node.range?.[0] ?? 0, message });
  visit(document, {
    Node(_, node) {
      if (!('source' in node && node.constructor.name === 'Alias') && node.anchor !== undefined) add(node, `anchor "&${node.anchor}": write it out`);
      if (node.tag !== undefined) add(node, `tag "${node.tag}": texts and numbers need none`);
      if (isScalar(node) && typeof node.value === 'string') {
        const open = PLACEHOLDER.exec(node.value)?.[0];
        if (open !== undefined) add(node, `still to be filled in: ${open}`);
      }
      return undefined;
    },
    Alias(_, node) {
      add(node, `alias "*${node.source}": write it out`);
    },
    Map(_, map) {
      const keys = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) {
          add(map, 'a key that is not plain text');
          continue;
        }
        if (key.value === '<<') add(key, 'merge key "<<": write it out');
        else if (keys.has(key.value)) add(key, `key "${String(key.value)}" stands there twice`);
        keys.add(key.value);
      }
    },
  });
  return found;
}

/** Reads a YAML file with every fault that keeps it from being plain data; `yaml` is null where there are any. Its time is bounded by {@link MAX_BYTES}. */
export function openYaml(file: string): { yaml: YamlFile | null; faults: RecordFault[] } {
  const refused = (line: number, message: string) => ({ yaml: null, faults: [new RecordFault(file, line, message, 'yaml')] });
  if (!existsSync(file)) return refused(1, 'is not there');
  const bytes = readFileSync(file);
  if (bytes.length > MAX_BYTES) return refused(1, `${bytes.length} bytes, at most ${MAX_BYTES}: make two files of it`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused(1, 'is not UTF-8');
  }
  const deep = tooDeep(text);
  if (deep !== undefined) return refused(deep, `nested deeper than ${MAX_DEPTH}`);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false, merge: false, prettyErrors: false, logLevel: 'error' });
  // What follows a syntax fault is guesswork of the parser: only the first is told.
  const [syntax] = document.errors;
  if (syntax) return refused(counter.linePos(syntax.pos[0]).line, syntax.message.split('\n')[0] ?? 'is not YAML');
  const faults = forbidden(document).map(({ offset, message }) => new RecordFault(file, counter.linePos(offset).line, message, 'yaml'));
  if (faults.length > 0) return { yaml: null, faults };
  return { yaml: { file, data: document.toJS({ maxAliasCount: 0 }), lineOf: (path) => lineAt(document, counter, path) }, faults };
}

/** The same for one file alone. @throws RecordFault, the first. */
export function readYaml(file: string): YamlFile {
  const { yaml, faults } = openYaml(file);
  if (yaml) return yaml;
  throw faults[0] ?? new RecordFault(file, 1, 'cannot be read', 'yaml');
}
