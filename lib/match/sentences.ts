/**
 * Sentence boundaries by rule. Intl.Segmenter was measured first: it takes two to five times as long as this, its answers differ with the browser's
 * Unicode version, and it has to be corrected for the same abbreviations, quotes and lost spaces all the same.
 *
 * A boundary needs a stop (. ! ? …), then closing quotes, brackets and note marks, which stay with the sentence they close, then white space (or a capital
 * that a page glued to the stop). It is none where the next word begins in lower case, or where the dot belongs to an abbreviation or an initial.
 */

/** Dots after these never end a sentence: a name or number follows. */
const TITLES = new Set(
  'mr mrs ms mx dr prof rev hon gen lt col capt cmdr sgt maj gov sen rep pres supt st messrs vs v cf viz eg ie fig figs no nos vol pp par para sec art ed eds al approx est ca'.split(
    ' ',
  ),
);
/** Dots after these end a sentence only where a word follows that begins most sentences. */
const SHORT = new Set(
  'inc corp co ltd llc plc llp lp bros assn dept univ intl natl gmbh jr sr esq phd etc ave blvd jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun a.m p.m u.s u.k u.n u.s.a e.u d.c e.g i.e ph.d'.split(
    ' ',
  ),
);
/** Words that begin sentences and hardly ever a name. */
const OPENERS = new Set(
  'the a an it its he she his her they their we our i you your this that these those there here but and or so yet in on at as for from to with by of under over after before since when while where if once until although though because however meanwhile moreover also still now then instead according despite both all some many most few no not what why how who which one two last earlier later today yesterday'.split(
    ' ',
  ),
);

/** A sentence longer than this is cut, at a clause where there is one, so that what reads sentences stays bounded. */
const LONGEST = 5000;
/** A clause end is looked for in this much text before the cut. */
const CLAUSE_WINDOW = 1000;

/** A stop with what closes after it. All runs are bounded: a longer one is met again as the next stop. */
const STOP = /([.!?\u2026]{1,8})((?:["'\u201d\u2019\u00bb)\]]|\[[\w ]{1,12}\]){0,6})|\n/g;
const TOKEN_BEFORE = 16;
const SPACE = /\s/;
/** List marks, which no sentence begins with. */
const BULLET = /[\s\u2022\u2023\u25aa\u25cf\u25e6\u00b7]/;
const NEXT_WORD = /[\s"'\u201c\u2018\u00ab([]{0,12}([\p{L}\p{N}][\p{L}\p{N}'\u2019]{0,20})?/uy;
/** "… signed.The deal …": the page lost the space. Not "Node.js", not "amazon.com", not "U.S.A". */
const GLUED = /^\p{Lu}[\p{L}\d]{0,20}[ ,'\u2019]/u;
/** The one name that ends in a stop of its own. */
const EXCLAIMED = /(?<!\p{L})Yahoo$/u;
const GLUED_TO = /(?:^|[\s"'(\u201c\u2018])[\p{L}\p{N}'\u2019-]{0,24}(?:\p{Ll}{2}|\d|[%)\u201d"])$/u;

/** The letters and inner dots before a dot, in lower case: "u.s" before "U.S." */
function tokenBefore(text: string, dot: number): string {
  let start = dot;
  while (start > 0 && dot - start < TOKEN_BEFORE && /[\p{L}.]/u.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start, dot);
}

/** Does the single dot at `dot` end an abbreviation rather than a sentence that `next` follows? */
function isAbbreviation(text: string, dot: number, next: string): boolean {
  const token = tokenBefore(text, dot);
  const lower = token.toLowerCase();
  if (lower === 'no' || lower === 'nos') return /^\d/.test(next);
  if (TITLES.has(lower)) return token !== '' && next !== '';
  const initials = /^(?:\p{L}\.){0,6}\p{L}$/u.test(token) && token !== 'I' && !/[\d'\u2019]/.test(text.charAt(dot - token.length - 1));
  return (SHORT.has(lower) || initials) && !OPENERS.has(next.toLowerCase());
}

/** True when the stop (found by STOP, with what closes it, ending at `end`) ends a sentence. */
function ends(text: string, stop: string, at: number, end: number): boolean {
  if (end >= text.length) return true;
  NEXT_WORD.lastIndex = end;
  const next = NEXT_WORD.exec(text)?.[1] ?? '';
  if (!SPACE.test(text.charAt(end))) {
    return stop.length === 1 && GLUED.test(text.slice(end, end + 24)) && GLUED_TO.test(text.slice(Math.max(0, at - 26), at) + text.slice(at + 1, end));
  }
  if (/^\p{Ll}/u.test(next) && !/^(?:i[PO]|e[BS]|x[A])/.test(next)) return false;
  if (stop === '!' && EXCLAIMED.test(text.slice(Math.max(0, at - 6), at))) return OPENERS.has(next.toLowerCase());
  return !(stop === '.' && isAbbreviation(text, at, next));
}

/** Where a stretch that is too long is cut: after a semicolon, a comma or at least a space, and never inside a surrogate pair. */
function cut(text: string, start: number): number {
  const limit = start + LONGEST;
  const nearby = text.slice(limit - CLAUSE_WINDOW, limit);
  for (const mark of ['; ', ': ', ', ', ' ']) {
    const at = nearby.lastIndexOf(mark);
    if (at > 0) return limit - CLAUSE_WINDOW + at + (mark.length > 1 ? 1 : 0);
  }
  const unit = text.charCodeAt(limit);
  return unit >= 0xdc00 && unit <= 0xdfff ? limit - 1 : limit;
}

/**
 * Sentences of a block's text in order, without the white space (or list mark) around them; offsets are UTF-16 into `text`. A line break always ends one. Quotes that
 * close after the stop belong to the sentence they close. One longer than 5,000 characters is cut at a clause.
 */
export function sentencesOf(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let from = 0;
  const close = (until: number): void => {
    let [start, end] = [from, until];
    from = until;
    while (start < end && BULLET.test(text.charAt(start))) start += 1;
    while (end > start && SPACE.test(text.charAt(end - 1))) end -= 1;
    for (; end - start > LONGEST;) {
      const at = cut(text, start);
      found.push({ start, end: at });
      start = at;
      while (start < end && SPACE.test(text.charAt(start))) start += 1;
    }
    if (end > start) found.push({ start, end });
  };
  STOP.lastIndex = 0;
  for (let stop = STOP.exec(text); stop; stop = STOP.exec(text)) {
    const end = stop.index + stop[0].length;
    const marks = stop[1];
    if (marks === undefined || ends(text, marks, stop.index + marks.length - 1, end)) close(end);
  }
  close(text.length);
  return found;
}
