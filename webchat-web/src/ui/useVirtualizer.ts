import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualizerOptions } from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

type Given = 'count' | 'getScrollElement' | 'estimateSize';
type Options = Pick<VirtualizerOptions<HTMLDivElement, HTMLDivElement>, Given> & Partial<VirtualizerOptions<HTMLDivElement, HTMLDivElement>>;

/** Binds the virtual list to Preact: it renders again when the range of visible rows, or the place of one, changes. */
export function useVirtualizer(options: Options): Virtualizer<HTMLDivElement, HTMLDivElement> {
  const [, render] = useReducer((n: number, _: void) => n + 1, 0);
  const all = { observeElementRect, observeElementOffset, scrollToFn: elementScroll, ...options, onChange: () => render() };
  const ref = useRef<Virtualizer<HTMLDivElement, HTMLDivElement> | null>(null);
  ref.current ??= anchored(new Virtualizer(all));
  const virtualizer = ref.current;
  virtualizer.setOptions(all);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}

/** A row that changes above the visible part never moves what is visible, in whichever direction one scrolls. */
function anchored(list: Virtualizer<HTMLDivElement, HTMLDivElement>): Virtualizer<HTMLDivElement, HTMLDivElement> {
  list.shouldAdjustScrollPositionOnItemSizeChange = (item) => {
    const offset = list.scrollOffset ?? 0;
    return list.itemSizeCache.has(item.key) ? item.end <= offset : item.start < offset;
  };
  return list;
}
