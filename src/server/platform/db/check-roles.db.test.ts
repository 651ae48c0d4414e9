import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSql, urlOf } from '#test/database/shared-server.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { assertRoles, checkRoles } from './check-roles.ts';

const ROLE = `careless_${randomBytes(4).toString('hex')}`;

let database: TestDatabase;
let carelessUrl: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await runSql(
    database.superuserUrl,
    `create role ${ROLE} login password 'x' bypassrls in role consilia_owner`,
  );
  const name = new URL(database.ownerUrl).pathname.slice(1);
  carelessUrl = urlOf(database.superuserUrl, name, ROLE, 'x');
});

afterAll(async () => {
  await database.drop();
  await runSql(urlOf(database.superuserUrl, 'postgres'), `drop role ${ROLE}`);
});

describe('checkRoles', () => {
  test('has nothing to say about the roles we make ourselves', async () => {
    expect(await checkRoles(database)).toEqual([]);
    await expect(assertRoles(database)).resolves.toBeUndefined();
  });

  test('names a bypassing member of the owner', async () => {
    const problems = await checkRoles({ ownerUrl: database.ownerUrl, appUrl: carelessUrl });
    expect(problems.join('\n')).toMatch(/connects as careless_/);
    expect(problems.join('\n')).toMatch(/nobypassrls/);
    expect(problems.join('\n')).toMatch(/revoke membership/);
    expect(problems.join('\n')).toMatch(/may create tables/);
    expect(problems).toHaveLength(4);
  });

  test('refuses a superuser, and one role for both', async () => {
    const { superuserUrl } = database;
    const refusal = assertRoles({ ownerUrl: superuserUrl, appUrl: superuserUrl });
    await expect(refusal).rejects.toThrow(/nosuperuser[\s\S]*the same role/);
  });
});

test('the application role can neither define tables nor rewrite the history of migrations', async () => {
  const denied = { code: '42501' };
  await expect(runSql(database.appUrl, 'create table own (id int)')).rejects.toMatchObject(denied);
  await expect(runSql(database.appUrl, 'delete from schema_migrations')).rejects.toMatchObject(denied);
  await expect(runSql(database.appUrl, 'delete from graphile_worker.migrations')).rejects.toMatchObject(
    denied,
  );
});
