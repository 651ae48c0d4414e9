import { type CustomTypesConfig, types } from 'pg';

const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE = 1082;
const DATE_ARRAY = 1182;
/** Not among the ids @types/pg knows. */
const TEXT_ARRAY: number = 1009;

/**
 * How values arrive: bigint as number (an error beyond 2^53), date as 'YYYY-MM-DD' text, timestamptz as Date,
 * numeric as text, bytea as Buffer, json as its value.
 */
export const typeParsers: CustomTypesConfig = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    if (format === 'binary') return types.getTypeParser(id, 'binary');
    if (id === INT8) return parseInt8;
    if (id === INT8_ARRAY) return (text: string) => parseTextArray(text).map(parseInt8OrNull);
    if (id === DATE) return (text: string) => text;
    if (id === DATE_ARRAY) return parseTextArray;
    return types.getTypeParser(id, 'text');
  },
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('bigint beyond 2^53 in an answer of the database');
  return value;
}

function parseInt8OrNull(text: string | null): number | null {
  return text === null ? null : parseInt8(text);
}

function parseTextArray(text: string): (string | null)[] {
  const parse: (value: string) => (string | null)[] = types.getTypeParser(TEXT_ARRAY, 'text');
  return parse(text);
}
