// npm run db:types: writes tables.generated.ts from a fresh, migrated database; it starts its own PostgreSQL.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generateTables } from '#server/platform/db/generate-tables.ts';
import { acquireTestServer, releaseTestServer, urlOf } from '#test/database/shared-server.ts';

const file = path.resolve(import.meta.dirname, '../src/server/platform/db/tables.generated.ts');
const server = await acquireTestServer();
try {
  await writeFile(file, await generateTables(urlOf(server.superuserUrl, server.template)));
  console.log(`written ${path.relative(process.cwd(), file)}`);
} finally {
  await releaseTestServer();
}
