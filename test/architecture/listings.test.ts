// Walks every operation of the product: no list without a bound, and no answer that tells of many people.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isListing, type Operation } from '#contracts/operation.ts';
import { operations } from '#server/app/operations.ts';
import { isCountedAsList } from '#server/app/reading-limits.ts';

type Json = { [key: string]: unknown };

/** The answer's JSON schema, with no reference left. */
function schemaOf({ response }: Operation): Json {
  return response.kind === 'json' || response.kind === 'events'
    ? (z.toJSONSchema(response.schema, { io: 'output', reused: 'inline', unrepresentable: 'any' }) as Json)
    : {};
}

const listings = operations.filter(isListing);
const itemsOf = (operation: Operation) =>
  ((schemaOf(operation)['properties'] as Json)['items'] ?? {}) as Json;

/** Every name of a field in a schema, with whether it stands in a list. */
function fieldsOf(schema: unknown, isInList = false): { name: string; isInList: boolean }[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const part = schema as Json;
  const own = Object.entries((part['properties'] ?? {}) as Json).flatMap(([name, value]) => [
    { name, isInList },
    ...fieldsOf(value, isInList),
  ]);
  const inside = part['items'] === undefined ? [] : fieldsOf(part['items'], true);
  const choices = ['anyOf', 'oneOf', 'allOf'].flatMap((key) =>
    ((part[key] ?? []) as unknown[]).flatMap((choice) => fieldsOf(choice, isInList)),
  );
  const rest =
    typeof part['additionalProperties'] === 'object' ? fieldsOf(part['additionalProperties'], true) : [];
  return [...own, ...inside, ...choices, ...rest];
}

/** What tells who somebody is: names, addresses, numbers; ids of accounts tell nothing without a further look. */
const identity =
  /^(displayName|name|fullName|firstName|lastName|birthName|email|phone|rpps|address|who|author|owner)$/i;

/** Lists whose length a count in the table bounds, and which. */
const boundedByTable: Record<string, string> = {
  'passkeys.list': 'an account has at most so many passkeys',
  'recovery.list': 'the query reads at most fifty',
};

/** Operations that tell of more than one person at once, and why that is no directory. */
const tellsOfPeople: Record<string, string> = {
  'session.get': 'the fictional people of a demonstration, before anybody is signed in',
  'session.sign-in': 'the same, in the answer to signing in',
  'team.get': 'colleagues of one’s own pharmacy, at most 200, and who asked to join it',
  'session.psc-complete': 'practices of the person who is signing in, as the identity provider names them',
  'grants.list-own': 'names that the person gave to his own tokens',
  'grants.get-account': 'names of the tokens of one account, which the operator found by its exact address',
  'phrases.list-shared': 'doctors who chose to share their wording with the other doctors, at most 200 texts',
  'cases.get': 'names of the documents of one case',
  'verifications.list':
    'people whose registration waits to be verified, fifty at a time, for those who verify',
  'direction.board': 'the load of each doctor who answered, for the director whose task it is',
  'verifications.get': 'evidence of one person, and the practices that the register knows for one number',
  'passkeys.list': 'names that the person gave to his own passkeys',
  'preferences.get': 'names that the person gave to his own devices',
  'preferences.save': 'the same, in the answer to saving',
  'recovery.get': 'the account and the statements of one request to get back in',
  'recovery.list': 'who asks support to get back in, for the operator who checks each',
  'verifications.get-own': 'names of the files one gave as evidence',
  'privacy.consult-addresses': 'network addresses of one account, with a reason that is kept (A-086)',
};

describe('A-081 lists', () => {
  test('A-081 every list says how long it may be', () => {
    expect(listings.length).toBeGreaterThan(10);
    const unbounded = listings.filter((operation) => {
      if (operation.id in boundedByTable) return false;
      const most = itemsOf(operation)['maxItems'];
      return typeof most !== 'number' || most > (operation.id.startsWith('legal.') ? 1_000 : 200);
    });
    expect(unbounded.map(({ id }) => id)).toEqual([]);
  });

  test('A-066 every list is counted', () => {
    expect(listings.filter((operation) => !isCountedAsList(operation)).map(({ id }) => id)).toEqual([]);
  });

  test('A-081 a page cannot be asked to be longer than 100', () => {
    const pages = operations.flatMap((operation) => {
      const query = z.toJSONSchema(operation.query, { io: 'input', unrepresentable: 'any' }) as Json;
      const limit = ((query['properties'] ?? {}) as Json)['limit'] as Json | undefined;
      return limit ? [{ id: operation.id, most: limit['maximum'] }] : [];
    });
    expect(pages.filter(({ most }) => typeof most !== 'number' || most > 100)).toEqual([]);
  });
});

describe('A-079 A-081 people', () => {
  test('A-081 no operation returns people in a list but those named here, each with its reason', () => {
    const found = operations.filter((operation) =>
      fieldsOf(schemaOf(operation)).some(({ name, isInList }) => isInList && identity.test(name)),
    );
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter(({ id }) => !(id in tellsOfPeople)).map(({ id }) => id)).toEqual([]);
    for (const reason of Object.values(tellsOfPeople)) expect(reason.length).toBeGreaterThan(15);
  });
});
