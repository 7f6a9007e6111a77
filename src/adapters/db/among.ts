import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** Whether the column is one of many texts: as one parameter, so that the statement is the same however many there are. */
export const among = (column: AnyColumn, texts: readonly string[]): SQL =>
  sql`${column} in (select json_array_elements_text(${JSON.stringify(texts)}::json))`;
