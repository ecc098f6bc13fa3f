import { isElement, parentOf } from './dom.ts';
import { boxesOf } from './boxes.ts';
import { linesOf } from './geometry.ts';
import type { Mark } from './marks.ts';

/** Brings the first line of a mark to about the middle of the window, through every scrolling box around it. Nothing moves when it can be seen already. */
export function scrollToMark(mark: Mark, view: Window): void {
  const line = (): { top: number; bottom: number } | undefined => linesOf(boxesOf(mark.range))[0];
  const isSeen = (): boolean => {
    const box = line();
    return box !== undefined && box.top >= 60 && box.bottom <= view.innerHeight * 0.7;
  };
  const node = mark.range.startContainer;
  const element = isElement(node) ? node : parentOf(node);
  if (isSeen() || !element) return;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const box = line();
  // A long paragraph is centred as a whole: its marked line may still be outside.
  if (box && !isSeen()) view.scrollBy({ top: (box.top + box.bottom) / 2 - view.innerHeight * 0.4, behavior: 'instant' });
}
