// Checks that every drawing is well-formed, harmless, fit for its place, and there for each status that a requirement can have.
import assert from 'node:assert/strict';
import schema from '../../schemas/requirements.schema.json';
import { exists, filesIn, read } from './contributions';

const drawings = [...filesIn('media/icons'), ...filesIn('media/walkthrough'), 'media/icon.svg'].filter((file) => file.endsWith('.svg'));
const TAG = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|<|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/g;
const ALLOWED = new Set(['svg', 'g', 'path', 'rect', 'circle', 'text', 'mask', 'linearGradient', 'stop']);

/** Why a text is no well-formed drawing out of the allowed parts, or nothing. */
function faultOf(svg: string): string | undefined {
  const open: string[] = [];
  for (const [whole, closing, name, attributes = '', alone] of svg.matchAll(TAG)) {
    if (!name) return `stray ${whole}`;
    if (!ALLOWED.has(name)) return `<${name}>`;
    if (closing) {
      if (open.pop() !== name) return `</${name}> closes nothing`;
    } else if (!alone) open.push(name);
    const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, attribute]) => attribute ?? '');
    if (new Set(names).size !== names.length) return `an attribute twice in ${whole}`;
    if (names.some((attribute) => /^on|href$|^style$/i.test(attribute))) return `${whole} reaches outside`;
    if (/url\((?!#)|javascript:/i.test(attributes)) return `${whole} reaches outside`;
  }
  return open.length > 0 ? `<${open.at(-1)}> stays open` : undefined;
}

describe('drawings', () => {
  it('tells a bad drawing from a good one', () => {
    assert.equal(faultOf('<svg><path d="M0 0"/></svg>'), undefined);
    for (const bad of ['<svg><g></svg>', '<svg><script/></svg>', '<svg onload="x"></svg>', '<svg><path d=M0/></svg>', '<svg>', '<svg>&nbsp;</svg>', '<svg fill="url(http://a)"></svg>', '<svg id="a" id="b"></svg>']) {
      assert.notEqual(faultOf(bad), undefined, bad);
    }
  });

  for (const file of drawings) {
    it(`is sound: ${file}`, () => {
      const svg = read(file);
      assert.equal(faultOf(svg), undefined);
      assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*viewBox="0 0 \d+ \d+"/);
      assert.ok(svg.length < 16_000, `${svg.length} characters`);
    });
  }

  it('has a ring for each status, light and dark, and no other', () => {
    const statuses = statusesOf(schema);
    assert.ok(statuses.length > 5);
    assert.deepEqual(filesIn('media/icons/status').sort(), statuses.flatMap((status) => ['dark', 'light'].map((theme) => `media/icons/status/${status}-${theme}.svg`)).sort());
  });

  it('draws light and dark icons alike, but for their colour', () => {
    const dark = drawings.filter((file) => file.endsWith('-dark.svg'));
    assert.ok(dark.length > 0);
    for (const file of dark) {
      const light = file.replace('-dark.svg', '-light.svg');
      assert.ok(exists(light), light);
      const bare = (svg: string): string => svg.replace(/#[0-9a-f]{6}/g, '#');
      assert.equal(bare(read(file)), bare(read(light)));
      assert.notEqual(read(file), read(light));
    }
  });

  it('draws the walkthrough in the colours of the theme', () => {
    for (const file of drawings.filter((one) => one.startsWith('media/walkthrough/'))) {
      const fixed = [...read(file).matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour ?? '').filter((colour) => colour !== 'none' && !colour.startsWith('var(--vscode-'));
      assert.deepEqual(fixed, [], file);
    }
  });
});

/** The values of `status` of a requirement, wherever the schema keeps them. */
function statusesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  for (const [key, member] of Object.entries(value)) {
    if (key === 'status' && Array.isArray((member as { enum?: unknown })?.enum)) return (member as { enum: string[] }).enum;
    const found = statusesOf(member);
    if (found.length > 0) return found;
  }
  return [];
}
