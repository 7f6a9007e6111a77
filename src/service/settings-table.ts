import { z } from 'zod';
import { FROM_ENVIRONMENT, SECRETS } from './settings.js';
import { settingsSchema } from './settings-schema.js';

/** The settings as people look them up: made from the schema, so that they are never told of others than there are. */

interface Field {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly anyOf?: readonly Field[];
}

export const settingsJsonSchema = (): object => z.toJSONSchema(settingsSchema, { io: 'input' });

/** Markdown of all fields of the file, in their order. */
export function settingsTable(): string {
  const rows = [...fieldsOf(settingsJsonSchema() as Field, [])].map(({ path, field }) => {
    const variables = Object.entries(FROM_ENVIRONMENT)
      .filter(([, at]) => at.join('.') === path)
      .map(([name]) => `\`${name}\``);
    const { description = '' } = field;
    return `| \`${path}\` | ${shownDefault(field)} | ${description} | ${variables.join('、')} |`;
  });
  return ['| 字段 | 默认 | 说明 | 环境变量 |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Markdown of what only the environment says. */
export function secretsTable(): string {
  const rows = Object.entries(SECRETS).map(([name, what]) => `| \`${name}\` | ${what} |`);
  return ['| 环境变量 | 说明 |', '| --- | --- |', ...rows].join('\n');
}

interface Found {
  readonly path: string;
  readonly field: Field;
}

function* fieldsOf({ properties = {} }: Field, above: readonly string[]): Generator<Found> {
  for (const [name, field] of Object.entries(properties)) {
    const path = [...above, name];
    const inner = field.properties ? field : field.anyOf?.find((one) => one.properties);
    // A group that can be left out as a whole is a line of its own, before its fields.
    if (!inner || inner !== field) yield { path: path.join('.'), field };
    if (inner) yield* fieldsOf(inner, path);
  }
}

function shownDefault(field: Field): string {
  if (!('default' in field)) return '（必填）';
  if (field.default === null || field.default === '') return '';
  return `\`${typeof field.default === 'string' ? field.default : JSON.stringify(field.default)}\``;
}

/** The text with the tables between their marks as they are now; throws where a mark is missing. */
export function withTables(text: string): string {
  const tables = { settings: settingsTable(), secrets: secretsTable() };
  return Object.entries(tables).reduce((done, [name, table]) => {
    const [begin, end] = [`<!-- ${name}: npm run docs:settings -->`, `<!-- /${name} -->`];
    const [from, to] = [done.indexOf(begin), done.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/service.md has no place for ${name}`);
    return `${done.slice(0, from + begin.length)}\n\n${table}\n\n${done.slice(to)}`;
  }, text);
}
