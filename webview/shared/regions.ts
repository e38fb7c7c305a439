// Lets F6 and Shift+F6 walk between the regions of a page.

/** Regions are the elements marked `data-region`, in document order; each takes the focus itself or hands it to its first control. */
export function walkRegions(root: HTMLElement): void {
  addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
    const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.getClientRects().length > 0);
    if (regions.length === 0) return;
    const at = regions.findIndex((region) => region.contains(document.activeElement));
    const step = event.shiftKey ? -1 : 1;
    for (let i = 1; i <= regions.length; i++) {
      const start = at < 0 && step < 0 ? 0 : at;
      const region = regions[(start + step * i + regions.length * (i + 1)) % regions.length];
      if (region && focusRegion(region)) break;
    }
    event.preventDefault();
  });
}

const CONTROLS = 'button:not([disabled]), input:not([disabled]), select, a[href], [tabindex="0"]';

function focusRegion(region: HTMLElement): boolean {
  const target = region.matches('[tabindex]') ? region : region.querySelector<HTMLElement>('[tabindex="0"]:not([hidden])') ?? region.querySelector<HTMLElement>(CONTROLS);
  target?.focus();
  return target !== null && document.activeElement === target;
}
