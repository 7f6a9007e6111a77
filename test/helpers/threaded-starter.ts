import { openPglite } from '../../src/adapters/db/open-pglite.js';

/** Opens the folder, says what a query gave, and has nothing left to do. */
const { client } = await openPglite(process.argv[2]!, { thread: true });
const { rows } = await client.query<{ n: number }>('select 6 * 7 as n');
console.log(rows[0]!.n);
