// Tells whether an id reads as one of a kind: the prefix of its kind, maybe behind a product's name, and a number or a name.
import { ENTITY_TYPES, type EntityKind } from '../schema/entities';
import { formats } from '../schema/formats';
import type { Config } from './config';

/** Whether the prefix and what follows it are those of the kind. */
export function hasPrefixOf(id: string, kind: EntityKind, config: Config): boolean {
  const rest = afterPrefix(id, config.prefixes[kind]);
  return rest !== undefined && ('named' in ENTITY_TYPES[kind] || /^\d+$/.test(rest));
}

/** Whether a thing of the kind can take the id. */
export function isIdOf(id: string, kind: EntityKind, config: Config): boolean {
  if (kind === 'person') return formats['prd-handle'](id);
  return formats['named' in ENTITY_TYPES[kind] ? 'prd-name-id' : 'prd-id'](id) && hasPrefixOf(id, kind, config);
}

/** An id of the kind, to show how one is written. */
export function exampleId(kind: EntityKind, config: Config): string {
  return kind === 'person' ? '@ling' : `${config.prefixes[kind]}-1`;
}

/** What stands behind `PREFIX-`, which may have a product's name before it. */
function afterPrefix(id: string, prefix: string): string | undefined {
  if (id.startsWith(`${prefix}-`)) return id.slice(prefix.length + 1);
  const at = id.indexOf(`-${prefix}-`);
  return at > 0 ? id.slice(at + prefix.length + 2) : undefined;
}
