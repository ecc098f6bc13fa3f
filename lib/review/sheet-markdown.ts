import { markdownAddress, plainMarkdown } from '../export/markdown.ts';
import { formatDate } from '../words/dates.ts';
import type { Translate } from '../words/messages.ts';
import { levelText, standingLabel } from '../words/standing.ts';
import { bibliographyOf } from './sheet-sources.ts';
import { inPageOrder, type Sheet } from './sheet.ts';

/** A reading sheet as Markdown: each statement as a quotation, what the record says, and the numbers of its sources, which stand once, as footnotes, at the end. Words of the page show as they are, never as markup. */
export function sheetMarkdown(sheet: Sheet, about: { line: string; record: string }, locale: string, t: Translate): string {
  const { page } = sheet;
  const { list, citations } = bibliographyOf(sheet);
  const statements = inPageOrder(sheet.notes).map((statement) => {
    const { note, now, moved } = statement;
    const side = now ?? note;
    const lines = [`\n## ${plainMarkdown(note.title ?? note.claim)}\n`, `> ${plainMarkdown(note.quote)}\n`];
    lines.push(`**${plainMarkdown(standingLabel(side, locale, t))}.** ${plainMarkdown(side.fact ?? '')}\n`);
    if (now?.missing && now.missing !== now.fact) lines.push(`${plainMarkdown(now.missing)}\n`);
    if (moved) lines.push(`${plainMarkdown(t('sheet.moved', { label: standingLabel(note, locale, t), fact: note.fact ?? '' }))}\n`);
    if (note.gone !== undefined) lines.push(`${plainMarkdown(t('export.gone'))}\n`);
    const cited = citations(statement).map(({ publisher, numbers }) => `${plainMarkdown(publisher)}${numbers.map((n) => `[^${n}]`).join('')}`);
    if (cited.length > 0) lines.push(`*${plainMarkdown(t('sheet.sources'))}* ${cited.join('; ')}`);
    return `${lines.join('\n')}\n`;
  });
  const notes = list.map((source, at) => {
    const name = `${source.publisher}, ${source.title}`;
    const linked = source.url ? `[${plainMarkdown(name)}](${markdownAddress(source.url)})` : plainMarkdown(name);
    return `[^${at + 1}]: ${linked}, ${formatDate(source.published, locale)}. ${levelText(source.level, false, t)}\n`;
  });
  const sources = notes.length > 0 ? `\n## ${plainMarkdown(t('sheet.sources'))}\n\n${notes.join('')}` : '';
  return `# [${plainMarkdown(page.title || page.url)}](${markdownAddress(page.url)})\n\n${plainMarkdown(about.line)}\n\n${plainMarkdown(about.record)}\n${statements.join('')}${sources}`;
}
