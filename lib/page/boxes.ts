import { documentOf } from './dom.ts';
import type { Box } from './geometry.ts';

let measure: Range | null = null;

/**
 * Boxes of a stretch of text as it stands now; empty when it is not rendered or its nodes have changed. One live range is used for
 * all measurements and put aside at once: live ranges make every later change of the page dear (performance.md section 3).
 */
export function boxesOf(range: StaticRange): Box[] {
  const document = documentOf(range.startContainer);
  if (!measure || documentOf(measure.startContainer) !== document) measure = Document.prototype.createRange.call(document);
  try {
    measure.setStart(range.startContainer, range.startOffset);
    measure.setEnd(range.endContainer, range.endOffset);
    return [...measure.getClientRects()]
      .filter(({ width, height }) => width > 1 && height > 1)
      .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  } catch {
    // Offsets past the end: the text was changed and the observer has not come round yet.
    return [];
  } finally {
    measure.setStart(document, 0);
    measure.collapse(true);
  }
}
