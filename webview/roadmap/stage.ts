// Measures the scrolling part of the page, and keeps its scroll bars where the page says.
import { HEAD, namesWidth, type Page } from './page';
import type { Timescale } from './timescale';

export interface Stage {
  /** Takes over a scrolling element that was just drawn. */
  adopt(): void;
  /** Gives the page the size of its chart; returns whether that changed. */
  fit(): boolean;
  /** The user scrolled to here. */
  scrolled(left: number, top: number): void;
  /** Brings the scroll bars to where the page says, where that is not where they were last. */
  sync(time: Timescale): void;
}

/** Sizes are read by an observer alone: reading them while drawing would make the browser lay out twice. */
export function createStage(root: HTMLElement, page: Page, draw: () => void): Stage {
  let element: HTMLElement | undefined;
  let size = { width: 0, height: 0 };
  let at = { left: NaN, top: NaN };
  const measure = () => {
    const width = root.clientWidth;
    page.width = width < 600 ? 'narrow' : width < 900 ? 'medium' : 'wide';
    root.className = page.width;
    if (element) size = { width: element.clientWidth, height: element.clientHeight };
  };
  const observer = new ResizeObserver(() => {
    measure();
    draw();
  });
  observer.observe(root);
  return {
    adopt() {
      const found = root.querySelector<HTMLElement>('.timeline') ?? undefined;
      if (found === element) return;
      if (element) observer.unobserve(element);
      element = found;
      at = { left: NaN, top: NaN };
      if (element) observer.observe(element);
      measure();
    },
    fit() {
      if (!element) return false;
      const { chartWidth, chartHeight } = page;
      page.chartWidth = Math.max(40, size.width - namesWidth(page));
      page.chartHeight = Math.max(40, size.height - HEAD);
      return page.chartWidth !== chartWidth || page.chartHeight !== chartHeight;
    },
    scrolled(left, top) {
      at = { left, top };
    },
    sync(time) {
      if (!element) return;
      const left = time.x(page.left);
      if (!(Math.abs(at.left - left) <= 1)) {
        element.scrollLeft = left;
        at.left = left;
      }
      if (at.top === page.top) return;
      element.scrollTop = page.top;
      // What lies past the end is clamped by the browser.
      page.top = at.top = element.scrollTop;
    },
  };
}
