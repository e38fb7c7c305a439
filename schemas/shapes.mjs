// Schemas and their Chinese texts -> two compact tables: the shapes, what may stand where, and what is said of them in both languages.
// The extension carries these tables in place of the schemas: they are half their size and need no resolving of references.

const ROOTS = {
  product: ['product', ''],
  prd: ['prd', ''],
  requirement: ['requirements', '/definitions/requirement'],
  requirementList: ['requirements', '/definitions/requirementList'],
  roadmap: ['roadmap', ''],
  feedback: ['feedback', ''],
  risks: ['risks', ''],
  team: ['team', ''],
  config: ['config', ''],
};

/** The English title that a value suggests: "in-progress" is "In progress". Only another one is written down. */
const spelled = (value) => String(value).charAt(0).toUpperCase() + String(value).slice(1).replaceAll('-', ' ');

/** What of a shape is said to people alone, and what of it a document is read by: the one is read once somebody may ask, the other is always there. */
function split({ t, d, e, v, ...rest }) {
  const texts = { t, d, e, v: v?.map(([, title, description]) => [title, description]) };
  return [{ ...rest, v: v?.map(([value]) => value) }, texts].map((part) => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)));
}

/**
 * `schemas` and `chinese` by name; gives `{ shapes: { nodes, roots }, texts }`, where nodes refer to each other by number, and the texts of a
 * node stand under the same number (see shape.ts for the keys).
 */
export function compileShapes(schemas, chinese) {
  const nodes = [];
  const numbers = new Map();

  const number = (node) => {
    const key = JSON.stringify(node);
    if (!numbers.has(key)) numbers.set(key, nodes.push(node) - 1);
    return numbers.get(key);
  };
  const lookUp = (file, pointer) => pointer.split('/').slice(1).reduce((node, step) => node[step.replaceAll('~1', '/').replaceAll('~0', '~')], schemas[file]);
  const target = (file, ref) => {
    const [id = '', pointer = ''] = ref.split('#');
    if (!id) return [file, pointer];
    const other = Object.keys(schemas).find((name) => schemas[name].$id === id);
    if (!other) throw new Error(`${file} refers to an unknown schema: ${ref}`);
    return [other, pointer];
  };
  /** The schema at a place and, behind it, those that it refers to: what stands first counts. */
  const partsOf = (file, pointer) => {
    const schema = lookUp(file, pointer);
    return [{ schema, file, pointer }, ...(typeof schema.$ref === 'string' ? partsOf(...target(file, schema.$ref)) : [])];
  };

  const shape = (file, pointer) => {
    const parts = partsOf(file, pointer);
    const having = (key) => parts.find(({ schema }) => schema[key] !== undefined);
    const get = (key) => having(key)?.schema[key];
    const both = (key) => {
      const part = having(key);
      if (!part) return undefined;
      return [part.schema[key], chinese[part.file]?.[part.pointer]?.[key] ?? part.schema[key]];
    };
    const conditional = having('if');
    const isUnion = conditional && Object.keys(conditional.schema.if).length === 1 && conditional.schema.if.type === 'object';
    const plain = conditional && shape(conditional.file, `${conditional.pointer}/else`);
    const keyed = having('properties');
    const open = parts.find(({ schema }) => typeof schema.additionalProperties === 'object');
    const list = having('items');
    const type = get('type');
    const node = {
      ...plain,
      M: isUnion ? number(shape(conditional.file, `${conditional.pointer}/then`)) : undefined,
      t: both('title') ?? plain?.t,
      d: both('description') ?? plain?.d,
      // The values of an enumeration are its examples.
      e: having('enum') ? undefined : (get('examples') ?? plain?.e),
      y: type === undefined ? [...(plain ? typesOf(plain) : []), ...(isUnion ? ['object'] : [])] : [type].flat(),
      r: get('required'),
      c: get('x-criteria') ? 1 : undefined,
      m: (get('x-multiline') ?? plain?.m) ? 1 : undefined,
      p: keyed && Object.fromEntries(Object.keys(keyed.schema.properties).map((key) => [key, number(shape(keyed.file, `${keyed.pointer}/properties/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`))])),
      o: open && number(shape(open.file, `${open.pointer}/additionalProperties`)),
      i: list && number(shape(list.file, `${list.pointer}/items`)),
      v: valuesOf(having('enum')) ?? plain?.v,
      f: get('format') ?? plain?.f,
      n: get('minimum') ?? plain?.n,
      x: get('maximum') ?? plain?.x,
      D: get('x-id') ?? plain?.D,
      N: get('x-ref') ?? plain?.N,
    };
    // The type that its other keys suggest goes without saying.
    if (String(node.y) === String(typesOf({ ...node, y: undefined }))) delete node.y;
    return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
  };
  const typesOf = ({ y, p, i }) => y ?? [p ? 'object' : i !== undefined ? 'array' : 'string'];
  const valuesOf = (part) => {
    if (!part) return undefined;
    const { schema, file, pointer } = part;
    const zh = chinese[file]?.[pointer];
    return schema.enum.map((value, i) => {
      const title = schema['x-enumTitles']?.[i] ?? String(value);
      const description = schema.enumDescriptions?.[i] ?? '';
      const chineseTitle = zh?.enumTitles?.[i] ?? title;
      return [value, title === spelled(value) ? chineseTitle : [title, chineseTitle], [description, zh?.enumDescriptions?.[i] ?? description]];
    });
  };

  const roots = Object.fromEntries(Object.entries(ROOTS).map(([name, [file, pointer]]) => [name, number(shape(file, pointer))]));
  const parts = nodes.map(split);
  return { shapes: { nodes: parts.map(([shape]) => shape), roots }, texts: parts.map(([, texts]) => texts) };
}
