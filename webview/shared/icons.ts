// Draws the panels' icons: 16 by 16, in the colour of the text around them.
import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

const IDEA = svg`<circle cx="8" cy="8" r="5.5" stroke-dasharray="2 1.9"/>`;
const WARNING = svg`<path d="M8 2.2 14.2 13.3H1.8z"/><path d="M8 6.3v3.4M8 11.5v.1"/>`;
const ERROR = svg`<circle cx="8" cy="8" r="5.8"/><path d="m6 6 4 4m0-4-4 4"/>`;

const ICONS = {
  idea: IDEA,
  planned: svg`<circle cx="8" cy="8" r="5.5"/>`,
  'in-progress': svg`<circle cx="8" cy="8" r="5.5"/><path class="solid" d="M8 4.2a3.8 3.8 0 0 1 0 7.6z"/>`,
  'at-risk': WARNING,
  blocked: svg`<path d="M5.6 2.2h4.8l3.4 3.4v4.8l-3.4 3.4H5.6l-3.4-3.4V5.6z"/><path d="M5 8h6" stroke-width="1.8"/>`,
  done: svg`<path class="solid" fill-rule="evenodd" d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm3.4 4.5L7.3 11 4.6 8.6l.8-.9 1.8 1.6 3.3-3.6z"/>`,
  cancelled: svg`<circle cx="8" cy="8" r="5.5"/><path d="m6 6 4 4m0-4-4 4"/>`,
  clock: svg`<circle cx="8" cy="8" r="5.8"/><path d="M8 4.7V8l2.3 1.6"/>`,
  warning: WARNING,
  error: ERROR,
  down: svg`<path d="m4 6.2 4 4 4-4"/>`,
  right: svg`<path d="m6.2 4 4 4-4 4"/>`,
  left: svg`<path d="m9.8 4-4 4 4 4"/>`,
  close: svg`<path d="m4.5 4.5 7 7m0-7-7 7"/>`,
  filter: svg`<path d="M2.5 4h11M4.5 8h7M6.5 12h3"/>`,
  plus: svg`<path d="M8 3.2v9.6M3.2 8h9.6"/>`,
  minus: svg`<path d="M3.2 8h9.6"/>`,
  fit: svg`<path d="M2 3.5v9M14 3.5v9M4.2 8h7.6M6.3 5.8 4.2 8l2.1 2.2M9.7 5.8 11.8 8l-2.1 2.2"/>`,
  dependencies: svg`<path d="M1.8 4.2h4.7M6.5 4.2c2 0 2 1 2 2v4c0 1.4.4 1.6 2 1.6h3M11.8 10l1.8 1.8-1.8 1.8"/>`,
  critical: svg`<path d="M2 5.5h5v5h7" stroke-width="2.2"/><path d="M2 2.5h9M5 13.5h9" opacity=".55"/>`,
  slack: svg`<path d="M2 5.5h5.5v5H2z"/><path d="M7.5 8H14M14 5.8v4.4"/>`,
  board: svg`<path d="M2 3h3.4v10H2zM6.3 3h3.4v6.5H6.3zM10.6 3H14v8.2h-3.4z"/>`,
  roadmap: svg`<path d="M2 4h6M5 8h7M8 12h6M2 2v12"/>`,
  table: svg`<path d="M2 3h12v10H2zM2 6.3h12M2 9.6h12M6.5 6.3V13"/>`,
  file: svg`<path d="M4 2h5l3.5 3.5V14H4zM9 2v3.5h3.5"/>`,
  people: svg`<circle cx="6" cy="5.5" r="2.3"/><path d="M1.8 13c.2-2.6 1.8-4 4.2-4s4 1.4 4.2 4M10.5 3.4a2.2 2.2 0 0 1 0 4.2M11.6 9.3c1.5.5 2.4 1.8 2.6 3.7"/>`,
  copy: svg`<path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z"/>`,
  today: svg`<path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.3 2v2.5M10.7 2v2.5"/><path d="M8 8.6v2.8" stroke-width="1.8"/>`,
  milestone: svg`<path d="M8 3l5 5-5 5-5-5z"/>`,
  forbidden: svg`<circle cx="8" cy="8" r="5.8"/><path d="m4 4 8 8"/>`,
  link: svg`<path d="M2 8h11M9.8 4.8 13 8l-3.2 3.2"/>`,
  more: svg`<path class="solid" d="M3.5 7a1 1 0 1 0 0 2 1 1 0 0 0 0-2zm4.5 0a1 1 0 1 0 0 2 1 1 0 0 0 0-2zm4.5 0a1 1 0 1 0 0 2 1 1 0 0 0 0-2z"/>`,
  export: svg`<path d="M8 10V2.5M5.2 5.2 8 2.5l2.8 2.7M3 9.5v4h10v-4"/>`,
  sort: svg`<path d="M5 3v10M2.5 10.5 5 13l2.5-2.5M9.5 4.5H14M9.5 8H13M9.5 11.5H12"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof ICONS;

/** An icon, hidden from screen readers: what it says stands beside it, or in the label of its control. */
export function icon(name: IconName, size: 12 | 14 | 16 = 16): TemplateResult {
  return html`<svg class="icon size-${size}" viewBox="0 0 16 16" aria-hidden="true">${ICONS[name]}</svg>`;
}
