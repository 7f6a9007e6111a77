import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate` after a change of a schema; the SQL is committed. */
export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './src/adapters/db/schema.ts',
    './src/adapters/db/service-schema.ts',
    './src/adapters/db/identity-schema.ts',
  ],
  out: './src/adapters/db/migrations',
});
