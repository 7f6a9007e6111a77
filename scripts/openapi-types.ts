/** OpenAPI 3.1 to TypeScript: only what our own description uses; what it does not know it refuses. */

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

export interface ApiDocument {
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const REF = '#/components/schemas/';

/** A module of all operations, by `METHOD /path`, and of the schemas that they name. */
export function typesOf({ paths = {}, components = {} }: ApiDocument, prefix: string): string {
  const schemas = components.schemas ?? {};
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path.slice(prefix.length)}`;
      return `${comment(operation.summary, '  ')}  '${name}': {${operationType(operation)}};`;
    }),
  );
  const said = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .map(({ parameters, requestBody, responses }) => [parameters, requestBody, responses]);
  const declared = [...namesIn(said, schemas)]
    .sort()
    .map((name) => `${comment(schemas[name]?.description)}export type ${name} = ${typeOf(schemas[name]!)};`);
  return [
    '// Written by `npm run api:types` from the description of the API. Do not edit.\n',
    ...declared,
    `export interface Operations {\n${operations.join('\n')}\n}\n`,
  ].join('\n');
}

/** What is named somewhere in a part of the description, and what that names in turn. */
function namesIn(
  part: unknown,
  schemas: Readonly<Record<string, Schema>>,
  found: Set<string> = new Set(),
): ReadonlySet<string> {
  if (typeof part !== 'object' || part === null) return found;
  const { $ref } = part as Schema;
  if ($ref !== undefined && !found.has(nameOf($ref))) {
    found.add(nameOf($ref));
    namesIn(schemas[nameOf($ref)], schemas, found);
  }
  for (const value of Object.values(part)) namesIn(value, schemas, found);
  return found;
}

const nameOf = (ref: string): string => ref.slice(REF.length);

/** What comes back when all went well; problems are alike everywhere. */
/** What may come back: nothing at all is null. */
function answerType({ responses }: Operation): string {
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const types = good.map(([, answer]) => {
    const schema = answer?.content?.['application/json']?.schema;
    return schema ? typeOf(schema) : 'null';
  });
  return [...new Set(types)].join(' | ') || 'null';
}

function operationType(operation: Operation): string {
  const { parameters = [], requestBody } = operation;
  const request: string[] = [];
  for (const place of ['path', 'query'] as const) {
    const fields = parameters.filter((parameter) => parameter.in === place);
    if (fields.length === 0) continue;
    const isOptional = fields.every(({ required }) => !required);
    const members = fields.map(({ name, required, schema, description }) =>
      member(name, { description, ...schema }, required ?? false),
    );
    request.push(`readonly ${place}${isOptional ? '?' : ''}: {${members.join('')}};`);
  }
  const body = requestBody?.content?.['application/json']?.schema;
  if (body) request.push(`readonly body: ${typeOf(body)};`);
  const asked = request.length > 0 ? `{${request.join('')}}` : 'null';
  return `readonly request: ${asked}; readonly answer: ${answerType(operation)};`;
}

function typeOf(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf) return schema.anyOf.map((one) => typeOf(one)).join(' | ');
  if (schema.allOf) return schema.allOf.map((one) => `(${typeOf(one)})`).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' | ');
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      if (schema.prefixItems) return `readonly [${schema.prefixItems.map((one) => typeOf(one)).join(', ')}]`;
      return `readonly (${typeOf(schema.items ?? {})})[]`;
    case 'object':
      return objectType(schema);
    case undefined:
      return 'unknown';
    default:
      throw new Error(`a schema of type ${schema.type}`);
  }
}

function objectType({ properties, required = [], additionalProperties }: Schema): string {
  if (!properties)
    return typeof additionalProperties === 'object'
      ? `Readonly<Record<string, ${typeOf(additionalProperties)}>>`
      : 'Readonly<Record<string, unknown>>';
  const members = Object.entries(properties).map(([name, schema]) =>
    member(name, schema, required.includes(name)),
  );
  return `{${members.join('')}}`;
}

function member(name: string, schema: Schema, isRequired: boolean): string {
  const key = /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name);
  return `\n${comment(schema.description)}readonly ${key}${isRequired ? '' : '?'}: ${typeOf(schema)};`;
}

const comment = (text: string | undefined, indent = ''): string =>
  text ? `${indent}/** ${text.replaceAll('*/', '* /')} */\n` : '';
