/**
 * Reads of the page that the page cannot redirect: an element named `body` or an input named `parentNode` hides the property of
 * that name on its document or form (packs.md F8). Only what meets arbitrary elements goes through here.
 */
const getter = <T extends object, K extends keyof T & string>(prototype: T, name: K): ((of: T) => T[K]) => {
  const property = Object.getOwnPropertyDescriptor(prototype, name);
  return (of) => property?.get?.call(of) as T[K];
};

const kindOf: (of: Node) => number = getter(Node.prototype, 'nodeType');
const ownerOf = getter(Node.prototype, 'ownerDocument');
const isDocument = (node: Node): node is Document => kindOf(node) === 9;

/** The namespace of every element that Obelus makes or reads. */
export const XHTML = 'http://www.w3.org/1999/xhtml';

/** Root element; null in an empty document. */
export const rootOf: (of: Document) => Element | null = getter(Document.prototype, 'documentElement');
/** `<body>` or `<frameset>`; null where there is none. */
export const bodyOf: (of: Document) => Element | null = getter(Document.prototype, 'body');
/** Lower-case name in an HTML document, the name as written in XHTML. */
export const tagOf: (of: Element) => string = getter(Element.prototype, 'localName');
/** Parent element; null at the top of a tree or of a shadow root. */
export const parentOf: (of: Node) => Element | null = getter(Node.prototype, 'parentElement');
/** All text below a node, scripts and hidden text too. */
export const textOf: (of: Node) => string | null = getter(Node.prototype, 'textContent');
/** Is the node in a document? */
export const isConnected: (of: Node) => boolean = getter(Node.prototype, 'isConnected');
/** First child, of any kind. */

/** An attribute's value, or null. */
export const attribute = (of: Element, name: string): string | null => Element.prototype.getAttribute.call(of, name);
/** Is `inner` the node itself or below it? */
export const holds = (outer: Node, inner: Node): boolean => Node.prototype.contains.call(outer, inner);
/** First element below `of` that fits a selector. */
export const find = (of: Document | Element, selector: string): Element | null =>
  isDocument(of) ? Document.prototype.querySelector.call(of, selector) : Element.prototype.querySelector.call(of, selector);
/** All elements below `of` that fit a selector, in document order. */
export const findAll = (of: Document | Element, selector: string): Element[] => [
  ...(isDocument(of) ? Document.prototype.querySelectorAll.call(of, selector) : Element.prototype.querySelectorAll.call(of, selector)),
];
/** The element itself or its nearest ancestor that fits a selector. */
export const nearest = (of: Element, selector: string): Element | null => Element.prototype.closest.call(of, selector);
/** Is it an element (of any kind of document)? */
export const isElement = (node: Node): node is Element => kindOf(node) === 1;
/** Is it a text node or a CDATA section? */
export const isText = (node: Node): node is Text => kindOf(node) === 3 || kindOf(node) === 4;
/** Makes an XHTML element in any kind of document. */
export const create = <K extends keyof HTMLElementTagNameMap>(document: Document, tag: K): HTMLElementTagNameMap[K] =>
  Document.prototype.createElementNS.call(document, XHTML, tag) as HTMLElementTagNameMap[K];
/** A walk over elements and text below (and from) `root`. */
export const walkerOf = (root: Node, show: number = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION): TreeWalker =>
  Document.prototype.createTreeWalker.call(documentOf(root), root, show);
/** The document that a node belongs to; itself for a document. */
export const documentOf = (node: Node): Document => (isDocument(node) ? node : (ownerOf(node) as Document));
