import { attribute, find, parentOf, tagOf, textOf, walkerOf } from './dom.ts';

/** How white space of an element's text is rendered: collapsed, kept as written, or collapsed within lines. */
export type White = 'collapse' | 'keep' | 'lines';

/**
 * What an element means for running text. `skip` = nothing below it is read; `gap` = the same, but it stands between words;
 * `break` = starts a new block and holds no text; `hidden` = its own text is invisible, though a descendant's may not be.
 */
export type Sight = { kind: 'skip' | 'gap' | 'break' } | { kind: 'inline' | 'block'; hidden: boolean; white: White };

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const SKIP_TAGS = words(
  'head title script style noscript template svg canvas audio video object embed iframe frame img picture map area progress meter datalist nav rp rt del s strike wbr',
);
const GAP_TAGS = words('code kbd samp var math input textarea select option optgroup button');
const SKIP_ROLES = words('navigation menu menubar tablist toolbar textbox searchbox search button contentinfo');
const FOOTNOTE = /^\s*[[(]?[\d*†‡§,a-z]{1,4}[\])]?\s*$/;
const SKIP: Sight = { kind: 'skip' };
const GAP: Sight = { kind: 'gap' };
const BREAK: Sight = { kind: 'break' };

/** Attributes that take an element out of the running text, whatever its style. */
function isOut(element: Element): boolean {
  const role = attribute(element, 'role');
  const editable = attribute(element, 'contenteditable');
  return (
    attribute(element, 'hidden') !== null ||
    attribute(element, 'aria-hidden') === 'true' ||
    (role !== null && SKIP_ROLES.has(role)) ||
    (editable !== null && editable !== 'false')
  );
}

const whiteOf = (value: string): White => {
  if (value === 'pre-line') return 'lines';
  return value.startsWith('pre') || value === 'break-spaces' ? 'keep' : 'collapse';
};

/** "Visually hidden" text: taken out of the flow and clipped to nothing, for screen readers only. */
function isClipped(style: CSSStyleDeclaration): boolean {
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  if (/^rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)$/.test(style.clip) || /^inset\((50|100)%\)/.test(style.clipPath)) return true;
  return style.overflow !== 'visible' && parseFloat(style.width) <= 1 && parseFloat(style.height) <= 1;
}

/** At most three characters of text below an element; stops counting at the fourth. */
function isTiny(element: Element): boolean {
  const walker = walkerOf(element, NodeFilter.SHOW_TEXT);
  let length = 0;
  for (let text = walker.nextNode() as Text | null; text && length <= 3; text = walker.nextNode() as Text | null) length += text.data.trim().length;
  return length > 0 && length <= 3;
}

const isInlineBox = (display: string): boolean => display.startsWith('inline') || display.startsWith('ruby') || display === 'contents';
/** The floated first letter of a paragraph belongs to the word behind it. */
const isFirstLetter = (element: Element, style: CSSStyleDeclaration): boolean => style.float !== 'none' && isTiny(element);
/** Boxes only: text in the line is as visible as what is around it, and asking for every span would double the cost of a page. */
const isInvisible = (style: CSSStyleDeclaration): boolean => style.opacity === '0' || style.contentVisibility === 'hidden' || isClipped(style);

/**
 * Judges one element by tag, attributes and computed style. `inArticle` = it stands in an article container: only there a footer
 * is part of the text.
 */
export function inspect(element: Element, inArticle: boolean): Sight {
  const tag = tagOf(element);
  if (tag === 'br' || tag === 'hr') return BREAK;
  if (SKIP_TAGS.has(tag) || (tag === 'footer' && !inArticle) || isOut(element)) return SKIP;
  if (GAP_TAGS.has(tag)) return GAP;
  if (tag === 'sup' && FOOTNOTE.test(textOf(element) ?? '')) return SKIP;
  const style = getComputedStyle(element);
  const { display } = style;
  if (display === 'none') return SKIP;
  const inline = isInlineBox(display);
  if (!inline && isInvisible(style)) return SKIP;
  return { kind: inline || isFirstLetter(element, style) ? 'inline' : 'block', hidden: style.visibility !== 'visible', white: whiteOf(style.whiteSpace) };
}

/** A closed `<details>` shows its summary only. */
export const isFolded = (element: Element, parent: Element | null): boolean =>
  parent !== null && tagOf(parent) === 'details' && attribute(parent, 'open') === null && tagOf(element) !== 'summary';

const MOST_CELLS = 6;
const LONGEST_ROW = 200;

/**
 * A row of a table of facts ("Microsoft's stake | 27% | October 2025") is one statement: its cells are read as one line. Not so a row that lays out a page, whose
 * cells hold blocks or long text.
 */
export function isFactRow(element: Element): boolean {
  if (tagOf(element) !== 'tr') return false;
  const cells = element.childElementCount;
  if (cells < 2 || cells > MOST_CELLS || find(element, 'p, div, ul, ol, dl, table, br, h1, h2, h3, h4, h5, h6, article, section')) return false;
  return (textOf(element) ?? '').trim().length <= LONGEST_ROW;
}

/** Is the element a cell of such a row? */
export function isFactCell(element: Element): boolean {
  const tag = tagOf(element);
  const row = tag === 'td' || tag === 'th' ? parentOf(element) : null;
  return row !== null && isFactRow(row);
}
