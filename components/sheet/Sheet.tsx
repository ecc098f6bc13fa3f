import type { PageDetail } from '../../lib/model/history.ts';
import type { FigureRow } from '../../lib/model/standing.ts';
import { bibliographyOf, type Bibliography, type Citation } from '../../lib/review/sheet-sources.ts';
import { around, inPageOrder, type Sheet } from '../../lib/review/sheet.ts';
import { formatDate } from '../../lib/words/dates.ts';
import { formatFigure } from '../../lib/words/figures.ts';
import type { Translate } from '../../lib/words/messages.ts';
import { levelText, reasonText, standingLabel } from '../../lib/words/standing.ts';
import { Sign } from '../ui/Sign.tsx';

type Words = { locale: string; t: Translate };
type Statement = PageDetail['notes'][number];

const COLUMNS = ['who', 'figure', 'what', 'asof', 'level'] as const;

/** The figures that a statement is set beside, its own first. */
function Figures({ rows, locale, t }: Words & { rows: readonly FigureRow[] }) {
  if (rows.filter((row) => !row.page).length === 0) return null;
  const cells = (row: FigureRow): Record<(typeof COLUMNS)[number], string> => ({
    who: row.page ? t('fig.page') : row.who,
    figure: formatFigure(row, locale, t),
    what: row.sum ? t('fig.sum', { parts: row.sum.join(' + ') }) : row.conditional ? t('fig.conditional', { what: row.what }) : row.what,
    asof: row.asOf ? formatDate(row.asOf, locale) : '',
    level: row.level ? levelText(row.level, false, t) : '',
  });
  return (
    <table class="table">
      <caption>{t('card.figures')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`sheet.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => {
          const texts = cells(row);
          return (
            <tr key={at} class={row.page ? 'own' : undefined}>
              <th scope="row">{texts.who}</th>
              {COLUMNS.slice(1).map((column) => (
                <td key={column} data-column={t(`sheet.column.${column}`)} class={texts[column] === '' ? 'none' : undefined}>
                  {texts[column]}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What a statement rests on, by the numbers under which the sheet has it at its end. */
function Citations({ citations, t }: Pick<Words, 't'> & { citations: readonly Citation[] }) {
  if (citations.length === 0) return null;
  return (
    <p class="cited">
      <span class="meta">{t('sheet.sources')}</span>{' '}
      {citations.map(({ publisher, numbers }, at) => (
        <span key={publisher}>
          {publisher}
          {numbers.map((n) => [
            '\u00a0',
            <a key={n} href={`#source-${n}`} aria-label={t('sheet.source', { n })}>
              [{n}]
            </a>,
          ])}
          {at < citations.length - 1 && '; '}
        </span>
      ))}
    </p>
  );
}

/** Every source of the sheet, once. */
function Sources({ sources, locale, t }: Words & { sources: Bibliography['list'] }) {
  if (sources.length === 0) return null;
  return (
    <section class="section all-sources">
      <h2>{t('sheet.sources')}</h2>
      <ol class="sources">
        {sources.map((source, at) => (
          <li key={at} id={`source-${at + 1}`}>
            {source.url ? (
              <a href={source.url} target="_blank" rel="noreferrer">
                {source.title}
              </a>
            ) : (
              source.title
            )}
            , {source.publisher}, {formatDate(source.published, locale)}. <span class="meta">{levelText(source.level, false, t)}</span>
            {source.repeatedBy.length > 0 && <span class="meta">. {t('sheet.repeated', { n: source.repeatedBy.length })}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Then and Now of a statement that was overtaken, and what the record said when the page was read where that is another thing. */
function Moments({ statement: { note, now, moved }, read, locale, t }: Words & { statement: Statement; read: string }) {
  const rows = [
    ...(now?.then?.text && now.now && now.then.text !== now.now.text
      ? [{ name: now.then.date ? t('sheet.then', { date: formatDate(now.then.date, locale) }) : t('card.then'), text: now.then.text }]
      : []),
    ...(moved ? [{ name: t('hist.then', { date: read }), text: `${standingLabel(note, locale, t)}. ${note.fact ?? ''}` }] : []),
  ];
  if (rows.length === 0) return null;
  return <dl class="then-now">{rows.map(({ name, text }) => [<dt key={`${name}t`}>{name}</dt>, <dd key={`${name}d`}>{text}</dd>])}</dl>;
}

type PartProps = Words & { sheet: Sheet; statement: Statement; citations: readonly Citation[]; read: string };

function StatementPart({ sheet, statement, citations, read, locale, t }: PartProps) {
  const { note, now } = statement;
  const side = now ?? note;
  const { before, after } = around(note);
  const lang = sheet.page.lang ?? '';
  const detail = sheet.details.get(note.claim);
  return (
    <section class="section statement" data-standing={side.standing}>
      <h2>{note.title ?? note.claim}</h2>
      {note.question && <p class="under">{note.question}</p>}
      <div class="sides">
        <div class="side">
          <h3>{t('card.page')}</h3>
          <blockquote dir="auto" lang={lang}>
            <span class="around">{before}</span>
            <mark>{note.quote}</mark>
            <span class="around">{after}</span>
          </blockquote>
          {note.gone !== undefined && <p class="meta">{t('export.gone')}</p>}
        </div>
        <div class="side">
          <h3>{t('sheet.record')}</h3>
          <p class="state">
            <Sign standing={side.standing} size={17} /> <b>{standingLabel(side, locale, t)}</b>
          </p>
          <p lang={detail?.lang}>{side.fact}</p>
          {now?.missing && now.missing !== now.fact && <p lang={detail?.lang}>{now.missing}</p>}
          {now && <p class="meta">{reasonText({ judgement: now, pageDate: note.pageDate ? { date: note.pageDate, origin: 'meta' } : null }, locale, t)}</p>}
          {!now && statement.moved && <p class="meta">{t('hist.question.gone')}</p>}
          <Moments statement={statement} read={read} locale={locale} t={t} />
        </div>
      </div>
      <Figures rows={now?.figures ?? []} locale={locale} t={t} />
      <Citations citations={citations} t={t} />
    </section>
  );
}

/** An article's statements, each beside the record (the reading sheet). Holds nothing to press but links: it is printed and saved as it is. */
export function SheetArticle({ sheet, about, locale, t }: Words & { sheet: Sheet; about: { line: string; record: string; read: string } }) {
  const { page } = sheet;
  const { list, citations } = bibliographyOf(sheet);
  return (
    <article class="sheet-article">
      <p class="kicker">{t('sheet.title')}</p>
      <h1 dir="auto" lang={page.lang ?? ''}>
        {page.title || page.url}
      </h1>
      <p class="meta">{about.line}</p>
      <p class="meta">
        <a href={page.url} target="_blank" rel="noreferrer" class="address">
          {page.url}
        </a>
      </p>
      <p class="lead">{t('pop.coverage', { n: sheet.notes.length })}</p>
      <p class="meta">{about.record}</p>
      {inPageOrder(sheet.notes).map((statement, at) => (
        <StatementPart key={at} sheet={sheet} statement={statement} citations={citations(statement)} read={about.read} locale={locale} t={t} />
      ))}
      <Sources sources={list} locale={locale} t={t} />
    </article>
  );
}
