import path from 'node:path';
import type { Rule } from './import-table.ts';

export type Import = { from: string; typeOnly: boolean };

const STATEMENT = /^\s*(import|export)\s+(type\s+)?([^'";]*?from\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Imports of a source text, with whether they vanish when types are erased. Comments are taken out first. */
export function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found: Import[] = [];
  for (const match of code.matchAll(STATEMENT)) {
    const clause = match[3] ?? '';
    const named = /^\{([^}]*)\}\s*from\s+$/.exec(clause.trimStart());
    const allTypes = named !== null && (named[1] ?? '').split(',').every((name) => name.trim() === '' || /^type\s/.test(name.trim()));
    if (match[1] === 'export' && clause === '') continue;
    found.push({ from: match[4] ?? '', typeOnly: match[2] !== undefined || allTypes });
  }
  for (const match of code.matchAll(DYNAMIC)) found.push({ from: match[1] ?? '', typeOnly: false });
  return found;
}

const within = (file: string, room: string): boolean => file === room || file.startsWith(`${room}/`) || file.startsWith(`${room}.`);

/** The rule of the longest room prefix that a file stands in. */
export const ruleOf = (file: string, rules: Rule[]): Rule | null =>
  rules.filter((rule) => within(file, rule.room)).sort((a, b) => b.room.length - a.room.length)[0] ?? null;

/** What a file does that its room may not: one line each, empty when it keeps the table. `file` is relative to the project's root. */
export function violationsOf(file: string, source: string, rules: Rule[]): string[] {
  const rule = ruleOf(file, rules);
  if (!rule) return [`${file} stands in no room of the table`];
  const found: string[] = [];
  for (const { from, typeOnly } of importsOf(source)) {
    if (typeOnly) continue;
    if (!from.startsWith('.')) {
      if (!rule.packages.includes(from)) found.push(`${file} imports the package ${from}`);
      continue;
    }
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), from.replace(/\?.*$/, '')));
    const allowed = within(target, rule.room) || rule.rooms.some((room) => within(target, room));
    if (!allowed) found.push(`${file} imports ${target}`);
  }
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''");
  const word = rule.globals?.exec(code);
  if (word) found.push(`${file} uses ${word[0]}`);
  return found;
}
