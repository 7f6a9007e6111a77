import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import * as identity from './identity-schema.js';
import * as audit from './schema.js';
import * as service from './service-schema.js';

/** Modules with tables of ours. One that is missing here is missing in every backup; a test compares them with the database. */
const modules: readonly Readonly<Record<string, unknown>>[] = [audit, identity, service];

export interface TableShape {
  /** As it is written in files: `jishen.runs`. */
  readonly name: string;
  readonly table: PgTable;
  readonly columns: readonly ColumnShape[];
  /** Names of the columns that tell rows apart. */
  readonly key: readonly string[];
}

export interface ColumnShape {
  readonly name: string;
  /** As SQL casts to it. */
  readonly type: string;
}

/** All tables of ours, those that others point at first. */
export function ownTables(): readonly TableShape[] {
  const tables = new Set(modules.flatMap((one) => Object.values(one)).filter((value) => is(value, PgTable)));
  const ordered = new Set<PgTable>();
  const visit = (table: PgTable, below: readonly PgTable[]) => {
    if (ordered.has(table) || below.includes(table)) return;
    for (const key of getTableConfig(table).foreignKeys)
      visit(key.reference().foreignTable, [...below, table]);
    ordered.add(table);
  };
  for (const table of tables) visit(table, []);
  return [...ordered].map(describe);
}

/** Serial types are integers that come with a sequence; nothing can be cast to them. */
const CASTS: Readonly<Record<string, string>> = {
  smallserial: 'smallint',
  serial: 'integer',
  bigserial: 'bigint',
};

function describe(table: PgTable): TableShape {
  const { schema = 'public', name, columns, primaryKeys } = getTableConfig(table);
  const stored = columns.filter((column) => column.generated === undefined);
  return {
    name: `${schema}.${name}`,
    table,
    columns: stored.map((column) => {
      const type = column.getSQLType();
      return { name: column.name, type: CASTS[type] ?? type };
    }),
    key: [
      ...columns.filter((column) => column.primary).map((column) => column.name),
      ...primaryKeys.flatMap((key) => key.columns.map((column) => column.name)),
    ],
  };
}
