import { Client } from 'pg';

/** PostgreSQL base type → TypeScript, as type-parsers.ts delivers values. Anything else is an error. */
const TYPES: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Buffer',
  citext: 'string',
  date: 'string',
  float4: 'number',
  float8: 'number',
  inet: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  json: 'Json',
  jsonb: 'Json',
  numeric: 'Numeric',
  text: 'string',
  time: 'string',
  timestamptz: 'Date',
  tsvector: 'string',
  uuid: 'string',
  varchar: 'string',
};

const HEADER = `// Written by \`npm run db:types\` from the migrated database. Do not edit.
import type { ColumnType } from 'kysely';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Read as a value, written as JSON text (JSON.stringify): the driver would send an array as an SQL array. */
export type Json = ColumnType<JsonValue, string, string>;

/** Exact decimal: read as text. */
export type Numeric = ColumnType<string, string | number, string | number>;

/** The database has a default. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>;

/** The database alone writes it. */
export type GeneratedAlways<T> = ColumnType<T, never, never>;

`;

interface ColumnRow {
  table: string;
  column: string;
  type: string;
  elementType: string | null;
  isNullable: boolean;
  hasDefault: boolean;
  isAlwaysGenerated: boolean;
  labels: string[] | null;
}

interface CheckRow {
  table: string;
  column: string;
  definition: string;
}

const COLUMNS = `
  select class.relname as "table", attribute.attname as "column",
    coalesce(base.typname, type.typname) as "type",
    element.typname as "elementType",
    not (attribute.attnotnull or type.typnotnull) as "isNullable",
    attribute.atthasdef or attribute.attidentity = 'd' as "hasDefault",
    attribute.attgenerated <> '' or attribute.attidentity = 'a' as "isAlwaysGenerated",
    (select array_agg(label.enumlabel::text order by label.enumsortorder)
      from pg_enum label where label.enumtypid = type.oid) as "labels"
  from pg_class class
  join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum > 0
  join pg_type type on type.oid = attribute.atttypid
  left join pg_type base on base.oid = type.typbasetype and type.typtype = 'd'
  left join pg_type element on element.oid = type.typelem and type.typcategory = 'A'
  where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p', 'v', 'm')
    and not class.relispartition and not attribute.attisdropped and class.relname <> 'schema_migrations'
  order by class.relname collate "C", attribute.attnum`;

const CHECKS = `
  select class.relname as "table", attribute.attname as "column",
    pg_get_constraintdef(checked.oid) as "definition"
  from pg_constraint checked
  join pg_class class on class.oid = checked.conrelid
  join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum = checked.conkey[1]
  where checked.contype = 'c' and cardinality(checked.conkey) = 1
    and class.relnamespace = 'public'::regnamespace
  order by checked.conname`;

/**
 * Text of tables.generated.ts for the schema public of a migrated database. Throws on a column type it does not
 * know: add it to TYPES together with its parser.
 */
export async function generateTables(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const columns = await client.query<ColumnRow>(COLUMNS);
    const checks = await client.query<CheckRow>(CHECKS);
    return render(columns.rows, checks.rows);
  } finally {
    await client.end();
  }
}

function render(columns: ColumnRow[], checks: CheckRow[]): string {
  const byTable = Map.groupBy(columns, (column) => column.table);
  const enumerations = new Map<string, string>();
  for (const { table, column, definition } of checks) {
    const union = parseEnumeration(definition);
    if (union !== undefined) enumerations.set(`${table}.${column}`, union);
  }
  const interfaces = [...byTable].map(([table, tableColumns]) => {
    const lines = tableColumns.map((column) => {
      const union = enumerations.get(`${table}.${column.column}`);
      return `  ${column.column}: ${renderType(column, union)};`;
    });
    return `export interface ${interfaceName(table)} {\n${lines.join('\n')}\n}\n`;
  });
  const entries = [...byTable.keys()].map((table) => `  ${table}: ${interfaceName(table)};`);
  const tables =
    entries.length === 0
      ? 'export type Tables = Record<never, never>;\n'
      : `export interface Tables {\n${entries.join('\n')}\n}\n`;
  return `${HEADER}${[...interfaces, tables].join('\n')}`;
}

function renderType(column: ColumnRow, union: string | undefined): string {
  const bare = union ?? bareType(column);
  const nullable = column.isNullable ? `${bare} | null` : bare;
  if (column.isAlwaysGenerated) return `GeneratedAlways<${nullable}>`;
  return column.hasDefault ? `Generated<${nullable}>` : nullable;
}

function bareType(column: ColumnRow): string {
  if (column.labels !== null) return column.labels.map(quote).join(' | ');
  const name = column.elementType ?? column.type;
  const type = TYPES[name];
  if (type === undefined) throw new Error(`${column.table}.${column.column}: no TypeScript type for ${name}`);
  if (column.elementType === null) return type;
  if (type === 'Json')
    throw new Error(`${column.table}.${column.column}: use jsonb instead of an array of json`);
  return `${type === 'Numeric' ? 'string' : type}[]`;
}

/** `x in ('a', 'b')` as PostgreSQL prints it back, for text and varchar, also after `x is null or`. */
const ENUMERATION =
  /^CHECK \(+(?:\w+ IS NULL\)* OR \(+)?"?\w+"?\)*(?:::text)? = ANY \(+ARRAY\[([^\]]*)\]\)*(?:::text\[\])?\)+$/;

const ENUMERATION_ITEM = /^\(?'([\w.-]+)'::(?:text|character varying)\)?(?:::text)?$/;

/** Undefined for any other kind of condition: the column then stays a string. */
function parseEnumeration(definition: string): string | undefined {
  const items = ENUMERATION.exec(definition)?.[1]
    ?.split(', ')
    .map((item) => ENUMERATION_ITEM.exec(item)?.[1]);
  if (items === undefined || items.includes(undefined)) return undefined;
  return items.map((item) => quote(item ?? '')).join(' | ');
}

function quote(label: string): string {
  return `'${label.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function interfaceName(table: string): string {
  const words = table.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Table`;
}
