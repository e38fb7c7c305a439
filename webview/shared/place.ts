// Sets style properties of an element through the CSSOM, which a strict content security policy allows.
import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Style properties by their CSS names (custom ones too); numbers are pixels, nothing removes one. */
export type Placement = Readonly<Record<string, string | number | undefined>>;

class PlaceDirective extends Directive {
  private previous: Placement = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('place() stands on an element, not in an attribute');
  }

  override update(part: ElementPart, [placement]: [Placement]): typeof noChange {
    const { style } = part.element as HTMLElement | SVGElement;
    for (const name of Object.keys(this.previous)) if (placement[name] === undefined) style.removeProperty(name);
    for (const [name, value] of Object.entries(placement)) {
      if (value !== undefined && value !== this.previous[name]) style.setProperty(name, typeof value === 'number' ? `${value}px` : value);
    }
    this.previous = placement;
    return noChange;
  }

  render(_placement: Placement): typeof noChange {
    return noChange;
  }
}

/** `<div ${place({ left: 4, '--c': 'red' })}>` */
export const place = directive(PlaceDirective);
