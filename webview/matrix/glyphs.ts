// Draws the icons that only the priority matrix has.
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const GLYPHS = {
  chart: svg`<path d="M2.5 2v11.5H14"/><circle cx="6" cy="9" r="1.3"/><circle cx="9" cy="5" r="1.3"/><circle cx="12" cy="8.5" r="1.3"/>`,
  split: svg`<rect x="2" y="2.5" width="12" height="11" rx=".8"/><path d="M8.5 2.5v11"/>`,
  rows: svg`<rect x="2" y="2.5" width="12" height="11" rx=".8"/><path d="M2 6.2h12M2 9.9h12M6.2 6.2v7.3"/>`,
  flask: svg`<path d="M6 2.2h4M6.8 2.2v4L3 13.2h10L9.2 6.2v-4M4.7 10.2h6.6"/>`,
  fit: svg`<path d="M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type GlyphName = keyof typeof GLYPHS;

export function glyph(name: GlyphName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${GLYPHS[name]}</svg>`;
}
