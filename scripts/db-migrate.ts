// npm run db:migrate: brings the database of DATABASE_OWNER_URL to the newest schema; with DATABASE_URL it also checks
// that the role of the application is held by row-level security. The embedded database is migrated at each start.
import { checkRoles } from '#server/platform/db/check-roles.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';

const usageExitCode = 64;

async function main(): Promise<number> {
  const ownerUrl = process.env['DATABASE_OWNER_URL'];
  const appUrl = process.env['DATABASE_URL'];
  if (!ownerUrl) {
    console.error(
      'Set DATABASE_OWNER_URL to the role that owns the tables (consilia_owner). Without an external database there is nothing to do: npm start migrates its own.',
    );
    return usageExitCode;
  }
  const { applied } = await migrate({ ownerUrl, log: silentLog });
  for (const name of applied) console.log(`applied ${name}`);
  console.log(applied.length === 0 ? 'the schema is up to date' : `${applied.length} migrations applied`);
  const problems = appUrl ? await checkRoles({ ownerUrl, appUrl }) : [];
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : 'the migration failed');
    process.exitCode = 1;
  },
);
