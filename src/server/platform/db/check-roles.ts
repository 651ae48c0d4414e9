import { Client } from 'pg';
import { APP_ROLE } from '#server/platform/postgres/postgres-cluster.ts';

const MINIMUM_VERSION = 150_000;

interface RoleFacts {
  version: number;
  role: string;
  database: string;
  encoding: string;
  isSuperuser: boolean;
  bypassesPolicies: boolean;
  ownsObjects: boolean;
  mayCreate: boolean;
}

const FACTS = `
  select current_setting('server_version_num')::integer as "version",
    role.rolname as "role", current_database() as "database",
    (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as "encoding",
    role.rolsuper as "isSuperuser", role.rolbypassrls as "bypassesPolicies",
    exists (
      select from pg_class class
      where pg_has_role(role.oid, class.relowner, 'usage') and class.relkind in ('r', 'p', 'v', 'm')
        and class.relnamespace not in (select oid from pg_namespace where nspname ~ '^(pg_|information_schema)')
    ) as "ownsObjects",
    has_schema_privilege('public', 'create') as "mayCreate"
  from pg_roles role where role.rolname = current_user`;

/**
 * What is wrong with an external server before the application uses it, as English sentences that say what to do;
 * empty when all is well. Run it after the migrations. Rejects only when a connection cannot be made.
 */
export async function checkRoles(urls: { ownerUrl: string; appUrl: string }): Promise<string[]> {
  const app = await readFacts(urls.appUrl);
  const owner = await readFacts(urls.ownerUrl);
  const problems: [boolean, string][] = [
    [
      app.version < MINIMUM_VERSION,
      `PostgreSQL ${Math.floor(app.version / 10_000)} is too old: use version 15 or newer.`,
    ],
    [app.encoding !== 'UTF8', `Database ${app.database} is encoded in ${app.encoding}: create it with UTF8.`],
    [
      app.role !== APP_ROLE,
      `The application connects as ${app.role}: migrations grant rights to ${APP_ROLE}, so use that role.`,
    ],
    [app.isSuperuser, `Role ${app.role} is a superuser: run "alter role ${app.role} nosuperuser".`],
    [
      app.bypassesPolicies,
      `Role ${app.role} bypasses row-level security: run "alter role ${app.role} nobypassrls".`,
    ],
    [
      app.ownsObjects && !app.isSuperuser,
      `Role ${app.role} owns tables or is a member of their owner: give them to another role and revoke membership.`,
    ],
    [
      app.mayCreate && !app.isSuperuser,
      `Role ${app.role} may create tables: run "revoke create on schema public from ${app.role}, public".`,
    ],
    [app.role === owner.role, 'Migrations and application use the same role: give each its own.'],
    [
      app.database !== owner.database,
      `Migrations go to database ${owner.database}, the application uses ${app.database}: use one database.`,
    ],
  ];
  return problems.filter(([isWrong]) => isWrong).map(([, message]) => message);
}

/** Throws one error with all sentences of checkRoles. */
export async function assertRoles(urls: { ownerUrl: string; appUrl: string }): Promise<void> {
  const problems = await checkRoles(urls);
  if (problems.length > 0) throw new Error(`The database is not set up safely:\n- ${problems.join('\n- ')}`);
}

async function readFacts(url: string): Promise<RoleFacts> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<RoleFacts>(FACTS);
    const facts = rows[0];
    if (facts === undefined) throw new Error('the database does not describe its own role');
    return facts;
  } finally {
    await client.end();
  }
}
