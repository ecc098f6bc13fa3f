import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTextMap, offsetIn, rangeOf, textRoot } from '../../../lib/page/text-map.ts';
import type { TextMap } from '../../../lib/page/text-map.ts';
import { emptyPage, wordsOf } from './harness.ts';

const never = new AbortController().signal;
async function mapOf(html: string, limit?: number): Promise<TextMap> {
  document.body.innerHTML = html;
  const map = createTextMap(limit);
  await map.read(document.body, never);
  return map;
}
const texts = (map: TextMap): string[] => map.blocks.map(({ text }) => text);

beforeEach(() => emptyPage());
afterEach(() => document.body.replaceChildren());

describe('blocks of running text', () => {
  const CASES: [string, string, string[]][] = [
    ['inline tags join', '<p>Open<b>AI</b> and <a href="#x">Micro<i>soft</i></a> agreed.</p>', ['OpenAI and Microsoft agreed.']],
    ['white space collapses as rendered', '<p>  One\n   two&nbsp; <b> three</b> </p>', ['One two\u00a0 three']],
    ['blocks split', '<div>One<p>two</p>three</div>', ['One', 'two', 'three']],
    ['br and hr split', '<p>One<br>two</p><div>three<hr>four</div>', ['One', 'two', 'three', 'four']],
    ['items split', '<ul><li>One</li><li>two</li></ul>', ['One', 'two']],
    [
      'a row of short cells is one line, whatever its markup',
      '<table><thead><tr><th>What</th><th>How much</th></tr></thead><tr><th>Stake of <b>Microsoft</b></th>\n<td>27%</td><td></td></tr></table>',
      ['What How much', 'Stake of Microsoft 27%'],
    ],
    [
      'rows that lay out a page split',
      `<table><tr><td><p>One</p></td><td>two</td></tr><tr><td>three</td></tr><tr><td>${'long '.repeat(50)}</td><td>four</td></tr></table>`,
      ['One', 'two', 'three', 'long '.repeat(50).trim(), 'four'],
    ],
    ['newlines in pre split, spaces stay', '<pre>One  two\n\tthree\n\nfour</pre>', ['One  two', ' three', 'four']],
    ['pre-line keeps lines only', '<p style="white-space:pre-line">One   two\n three</p>', ['One two', 'three']],
    [
      'style decides, not the tag',
      '<span style="display:block">One</span><div style="display:inline">two</div><div style="display:inline"> three</div>',
      ['One', 'two three'],
    ],
    ['display:contents is no box', '<p>One <span style="display:contents">two</span> three</p>', ['One two three']],
    ['children of a flex box are blocks', '<div style="display:flex"><span>One</span><span>two</span></div>', ['One', 'two']],
    ['a floated first letter belongs to its word', '<p><span style="float:left">M</span>icrosoft agreed.</p>', ['Microsoft agreed.']],
    ['footnote marks are left out', '<p>It is $13<sup><a href="#1">[1]</a></sup> billion<sup>2</sup>.</p>', ['It is $13 billion.']],
    ['code leaves a gap between words', '<p>Run <code>npm</code> now</p>', ['Run now']],
    ['ruby keeps its base', '<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>', ['漢字']],
    ['struck text is not said any more', '<p>It is <s>$10</s> $13 billion.</p>', ['It is $13 billion.']],
    [
      'a closed details shows its summary',
      '<details><summary>More</summary><p>Inside</p></details><details open><summary>Open</summary><p>Shown</p></details>',
      ['More', 'Open', 'Shown'],
    ],
    ['a footer of an article belongs to it, the page’s does not', '<article><p>One</p><footer>two</footer></article><footer>three</footer>', ['One', 'two']],
    ['lines without a word are none', '<p>|</p><p> · </p><p>7</p>', ['7']],
  ];
  it.each(CASES)('%s', async (_name, html, expected) => expect(texts(await mapOf(html))).toEqual(expected));

  it.each([
    ['display', '<p style="display:none">no</p>'],
    ['visibility', '<p style="visibility:hidden">no</p>'],
    ['opacity', '<p style="opacity:0">no</p>'],
    ['content-visibility', '<div style="content-visibility:hidden"><p>no</p></div>'],
    ['hidden', '<p hidden>no</p><p hidden="until-found">no</p>'],
    ['aria-hidden', '<p aria-hidden="true">no</p>'],
    ['visually hidden, clip', '<span style="position:absolute;clip:rect(0 0 0 0);overflow:hidden;width:1px;height:1px">no</span>'],
    ['visually hidden, clip-path', '<span style="position:absolute;clip-path:inset(50%);width:200px;height:20px">no</span>'],
    ['one pixel', '<span style="position:absolute;overflow:hidden;width:1px;height:1px">no</span>'],
    ['script, style, noscript, template', '<script type="text/plain">no</script><style>no{}</style><noscript>no</noscript><template>no</template>'],
    ['fields', '<input value="no"><textarea>no</textarea><select><option>no</select><button>no</button>'],
    ['editors', '<div contenteditable>no</div><div contenteditable="true"><p>no</p></div><div contenteditable="plaintext-only">no</div>'],
    ['navigation', '<nav>no</nav><header><nav><a href="#">no</a></nav></header><div role="navigation">no</div><footer>no</footer>'],
    ['svg and math', '<svg><text>no</text></svg><math><mi>no</mi></math>'],
    ['code', '<pre><code>no</code></pre><kbd>no</kbd><samp>no</samp>'],
  ])('leaves out: %s', async (_name, html) => expect(texts(await mapOf(`<p>yes</p>${html}`))).toEqual(['yes']));

  it('reads what is visible inside something invisible', async () => {
    expect(texts(await mapOf('<div style="visibility:hidden">no <span style="visibility:visible">yes</span></div>'))).toEqual(['yes']);
  });

  it('knows roles and takes the main heading for the title', async () => {
    const map = await mapOf(
      '<main><h1>T</h1><h2>H</h2><p>P</p><ul><li><p>I</p></li></ul><table><caption>C</caption><tr><td>D</td></tr></table><blockquote><p>Q</p></blockquote><figure><figcaption>F</figcaption></figure></main>',
    );
    expect(map.blocks.map(({ text, role }) => `${text} ${role}`)).toEqual([
      'T title',
      'H heading',
      'P paragraph',
      'I item',
      'C caption',
      'D cell',
      'Q quote',
      'F caption',
    ]);
  });

  it('numbers article containers; the main story is 0', async () => {
    const teaser = (name: string): string => `<article><h3>${name}</h3><p>Teaser</p></article>`;
    const map = await mapOf(
      `<div>Out</div><main>${teaser('A')}<article><h1>Story</h1><p>Text</p>${teaser('B')}</article></main><div itemscope itemtype="https://schema.org/NewsArticle">C</div>`,
    );
    expect(map.blocks.map(({ text, article }) => `${text} ${article}`)).toEqual(['Out 0', 'A 1', 'Teaser 1', 'Story 0', 'Text 0', 'B 2', 'Teaser 2', 'C 3']);
  });
});

describe('documents of other kinds', () => {
  const inFrame = async (source: string, type: string): Promise<Document> => {
    const frame = document.createElement('iframe');
    const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
    frame.src = URL.createObjectURL(new Blob([source], { type }));
    document.body.append(frame);
    await loaded;
    if (!frame.contentDocument) throw new Error('the frame has no document');
    return frame.contentDocument;
  };
  const read = async (inner: Document): Promise<string[]> => {
    const root = textRoot(inner);
    if (!root) return ['nothing to read'];
    const map = createTextMap();
    await map.read(root, never);
    return texts(map);
  };

  it('reads XHTML', async () => {
    const xhtml =
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>One <b>two</b><br/>three</p><![CDATA[x]]></body></html>';
    expect(await read(await inFrame(xhtml, 'application/xhtml+xml'))).toEqual(['One two', 'three', 'x']);
  });
  it('finds nothing in a frameset and in SVG, without an error', async () => {
    expect(
      await read(
        await inFrame('<html><head><title>t</title></head><frameset cols="50%,50%"><frame><frame><noframes>Old</noframes></frameset></html>', 'text/html'),
      ),
    ).toEqual([]);
    expect(await read(await inFrame('<svg xmlns="http://www.w3.org/2000/svg"><text y="20">No</text></svg>', 'image/svg+xml'))).toEqual(['nothing to read']);
  });
  it('splits a plain text by lines', async () => {
    expect(await read(await inFrame('One line.\n\nAnother  line.\n', 'text/plain'))).toEqual(['One line.', 'Another  line.']);
  });
  it('PK-F8 reads a page whose elements are named like properties', async () => {
    const html =
      '<form name="body"><input name="parentElement"><input name="localName"><input name="nodeType"><input name="firstChild"><input name="textContent"><p>One</p></form><img name="createTreeWalker"><img name="querySelector"><p>two</p>';
    expect(await read(await inFrame(`<!doctype html><title>t</title>${html}`, 'text/html'))).toEqual(['One', 'two']);
  });
});

describe('the way back to the page', () => {
  const word = fc.constantFrom('Open', 'AI', ' ', '  ', '\n\t', 'x', 'é', '$13 ', ' billion', '\u00a0', '字');
  const run = fc.array(word, { maxLength: 6 }).map((parts) => parts.join(''));
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      run,
      fc
        .tuple(fc.constantFrom('p', 'div', 'span', 'b', 'a', 'li', 'blockquote', 'pre', 'section'), fc.array(tie('node'), { maxLength: 4 }))
        .map(([tag, inside]) => `<${tag}>${inside.join('')}</${tag}>`),
      fc.constantFrom('<br>', '<code>k</code>', '<span hidden>h</span>', '<img alt="">', '<!-- c -->'),
    ),
  }));
  const html = fc.array(node, { maxLength: 6 }).map((parts) => parts.join(''));

  it('every stretch of every block is the same stretch of the page, and leads back', async () => {
    await fc.assert(
      fc.asyncProperty(html, fc.nat(), fc.nat(), async (source, one, other) => {
        const map = await mapOf(source.replaceAll('<code>k</code>', ''));
        for (const block of map.blocks) {
          const start = one % block.text.length;
          const end = start + 1 + (other % (block.text.length - start));
          const range = rangeOf(block, start, end);
          const said = block.text.slice(start, end).replace(/[ \t\n\r\f]+/g, ' ');
          // The range also covers the hidden "h", with white space on both sides of it.
          expect(
            range &&
              wordsOf(range)
                .replace(/h/g, '')
                .replace(/[ \t\n\r\f]+/g, ' '),
          ).toBe(said);
          if (!range) continue;
          const back = offsetIn(block, range.startContainer, range.startOffset);
          expect(back).not.toBeNull();
          expect(map.locate(range.endContainer, range.endOffset)?.block.id).toBe(block.id);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives the text that the browser renders', async () => {
    await fc.assert(
      fc.asyncProperty(html, async (source) => {
        const map = await mapOf(source.replaceAll('<code>k</code>', '').replaceAll(/<\/?pre>/g, ''));
        const rendered = document.body.innerText
          .split(/\n/)
          .map((line) => line.trim())
          .filter((line) => /[\p{L}\p{N}]/u.test(line));
        const white = (text: string): string => text.replace(/[ \t\n\r\f\u00a0]+/g, ' ').trim();
        expect(texts(map).map(white)).toEqual(rendered.map(white));
      }),
      { numRuns: 400 },
    );
  });

  it('finds no stretch where the text has changed under it', async () => {
    const map = await mapOf('<p>One two three</p>');
    const [block] = map.blocks;
    const text = document.querySelector('p')?.firstChild as Text;
    if (!block) throw new Error('no block');
    expect(rangeOf(block, 4, 7)).not.toBeNull();
    text.data = 'One';
    expect(rangeOf(block, 4, 7)).toBeNull();
    text.remove();
    expect(rangeOf(block, 0, 2)).toBeNull();
    expect(rangeOf(block, 2, 2)).toBeNull();
    expect(rangeOf(block, 0, 99)).toBeNull();
  });
});

describe('large pages (PK-F6)', () => {
  it('takes a line of 100,000 characters', async () => {
    const line = 'OpenAI and Microsoft agreed. '.repeat(3_450).slice(0, 100_000);
    const map = await mapOf(`<p>${line}</p>`);
    expect(map.blocks).toHaveLength(1);
    expect(map.blocks[0]?.text).toBe(line.trim());
  });
  it('sends at most 300,000 characters and counts the rest', async () => {
    const paragraph = 'x'.repeat(999);
    const map = await mapOf(`<p>${paragraph}</p>`.repeat(5_000));
    const sent = map.blocks.reduce((sum, { text }) => sum + text.length, 0);
    expect(sent).toBe(300_000);
    expect(sent + map.omitted()).toBe(5_000 * 999);
  });
  it('lets the page work meanwhile', async () => {
    document.body.innerHTML = '<div><p>Some <b>words</b> of the page.</p></div>'.repeat(20_000);
    let turns = 0;
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', () => {
      turns += 1;
      channel.port2.postMessage(null);
    });
    channel.port1.start();
    channel.port2.postMessage(null);
    const map = createTextMap();
    await map.read(document.body, never);
    channel.port1.close();
    expect(map.blocks.length).toBeGreaterThan(10_000);
    expect(turns).toBeGreaterThan(3);
  });
  it('stops when the page is left', async () => {
    document.body.innerHTML = '<p>Words</p>'.repeat(20_000);
    const life = new AbortController();
    const map = createTextMap();
    const reading = map.read(document.body, life.signal);
    life.abort();
    expect((await reading).length).toBeLessThan(15_000);
  });
});
