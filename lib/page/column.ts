/** Where the text of a block starts and ends across the window: the inner edges of its container. */
export function columnOf(container: Element): { left: number; right: number } {
  const { left, right } = container.getBoundingClientRect();
  const style = getComputedStyle(container);
  return {
    left: left + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth),
    right: right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth),
  };
}
