type Schema = Readonly<Record<string, unknown>>;

/** Words of a schema that say something about a value and not about the schema. */
const SILENT = new Set(['$schema', 'title', 'description']);

type Check = (
  operand: unknown,
  value: unknown,
  where: { readonly path: string; readonly schema: Schema },
) => readonly string[];

const isObject = (it: unknown): it is Schema =>
  typeof it === 'object' && it !== null && !Array.isArray(it);
const unless = (fits: boolean, path: string, word: string): readonly string[] =>
  fits ? [] : [`${path} ${word}`];

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
};

const CHECKS: Readonly<Record<string, Check>> = {
  type: (operand, value, { path }) => unless(TYPES[String(operand)]?.(value) === true, path, 'type'),
  enum: (operand, value, { path }) => unless((operand as unknown[]).includes(value), path, 'enum'),
  const: (operand, value, { path }) => unless(operand === value, path, 'const'),
  pattern: (operand, value, { path }) =>
    unless(typeof value !== 'string' || new RegExp(String(operand), 'u').test(value), path, 'pattern'),
  minLength: (operand, value, { path }) =>
    unless(typeof value !== 'string' || value.length >= Number(operand), path, 'minLength'),
  minimum: (operand, value, { path }) =>
    unless(typeof value !== 'number' || value >= Number(operand), path, 'minimum'),
  maximum: (operand, value, { path }) =>
    unless(typeof value !== 'number' || value <= Number(operand), path, 'maximum'),
  exclusiveMinimum: (operand, value, { path }) =>
    unless(typeof value !== 'number' || value > Number(operand), path, 'exclusiveMinimum'),
  required: (operand, value, { path }) =>
    (operand as string[]).flatMap((name) =>
      unless(!isObject(value) || Object.hasOwn(value, name), `${path}.${name}`, 'required'),
    ),
  properties: (operand, value, { path }) =>
    Object.entries(operand as Readonly<Record<string, Schema>>).flatMap(([name, schema]) =>
      isObject(value) && Object.hasOwn(value, name)
        ? faultsBy(schema, value[name], `${path}.${name}`)
        : [],
    ),
  additionalProperties: (operand, value, { path, schema }) => {
    const known = Object.keys((schema['properties'] ?? {}) as object);
    if (operand !== false) throw new Error('the schema says something else of other properties');
    return Object.keys(isObject(value) ? value : {}).flatMap((name) =>
      unless(known.includes(name), `${path}.${name}`, 'additionalProperties'),
    );
  },
  oneOf: (operand, value, { path }) => {
    const fitting = (operand as Schema[]).filter((it) => faultsBy(it, value, path).length === 0);
    return unless(fitting.length === 1, path, 'oneOf');
  },
};

/** What a JSON Schema faults in a value: path and word. A word this reader does not know is a mistake, not a pass. */
export function faultsBy(schema: Schema, value: unknown, path = '$'): readonly string[] {
  return Object.entries(schema)
    .filter(([word]) => !SILENT.has(word))
    .flatMap(([word, operand]) => {
      const check = CHECKS[word];
      if (check === undefined) throw new Error(`unknown word in the schema: ${word}`);
      return check(operand, value, { path, schema });
    });
}
