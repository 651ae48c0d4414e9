/** SECURITY.md lists every column that is readable in a dump; a new column must be thought about there. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');

/** Columns by table, from the generated types. */
function listColumns(source: string): Map<string, string[]> {
  const names = new Map(
    [...source.matchAll(/^ {2}(\w+): (\w+Table);$/gm)].map((match) => [match[2], match[1]]),
  );
  const tables = new Map<string, string[]>();
  for (const [, type, body = ''] of source.matchAll(/^export interface (\w+Table) \{\n(.*?)^\}/gms)) {
    const columns = [...body.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1] ?? '');
    tables.set(names.get(type) ?? '', columns);
  }
  return tables;
}

/** Words in code marks of the rows of each table, in the part on what stays clear. */
function listDocumented(page: string): Map<string, string[]> {
  const part = page.split('## What stays in the clear')[1]?.split('\n## ')[0] ?? '';
  const tables = new Map<string, string[]>();
  for (const [, table = '', cell = ''] of part.matchAll(/^\| `(\w+)` *\| (.*?) \|/gm)) {
    const words = [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '');
    tables.set(table, [...(tables.get(table) ?? []), ...words]);
  }
  return tables;
}

function compare(tables: Map<string, string[]>, documented: Map<string, string[]>) {
  const isSealed = (column: string) => column.endsWith('sealed') || column === 'data_key';
  const missing = [...tables].flatMap(([table, columns]) =>
    columns
      .filter((column) => !isSealed(column) && !documented.get(table)?.includes(column))
      .map((column) => `${table}.${column}`),
  );
  const gone = [...documented].flatMap(([table, columns]) =>
    columns.filter((column) => !tables.get(table)?.includes(column)).map((column) => `${table}.${column}`),
  );
  return { missing, gone };
}

test('B-073 SECURITY.md lists every clear column of every table, and none that is gone', () => {
  const tables = listColumns(read('src/server/platform/db/tables.generated.ts'));
  expect(tables.size).toBeGreaterThan(15);
  expect(compare(tables, listDocumented(read('SECURITY.md')))).toEqual({ missing: [], gone: [] });
});

test('a column that is not listed, and one that is gone, are found', () => {
  const tables = new Map([['cases', ['id', 'surname', 'label_sealed']]]);
  const documented = new Map([['cases', ['id', 'old']]]);
  expect(compare(tables, documented)).toEqual({ missing: ['cases.surname'], gone: ['cases.old'] });
});
