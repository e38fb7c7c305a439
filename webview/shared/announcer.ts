// Tells screen readers what changed, through a live region outside of everything that is drawn anew.

let region: HTMLElement | undefined;

/** Says a text politely; the same text again is said again. */
export function announce(text: string): void {
  if (!region) {
    region = document.createElement('div');
    region.className = 'unseen';
    region.setAttribute('role', 'log');
    region.setAttribute('aria-live', 'polite');
    region.setAttribute('aria-atomic', 'true');
    document.body.append(region);
  }
  const line = document.createElement('p');
  line.textContent = text;
  region.replaceChildren(line);
}
