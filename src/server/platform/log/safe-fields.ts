/**
 * Makes what is logged harmless: sensitive keys are masked at any depth, errors are reduced to name, code, masked
 * message and stack frames. Deliberately knows no domain word: the composition root adds its own keys.
 */
const alwaysSensitive = [
  'authorization',
  'body',
  'cookie',
  'cookies',
  'password',
  'proxy-authorization',
  'query',
  'rawbody',
  'secret',
  'set-cookie',
  'token',
  'x-api-key',
];

const maxDepth = 5;
const maxText = 2000;
const maxItems = 50;
const mask = '[masked]';

/** Builds the function that cleans one logged object; `extraKeys` are compared without regard to case. */
export function createFieldCleaner(
  extraKeys: readonly string[],
): (fields: Record<string, unknown>) => Record<string, unknown> {
  const sensitive = new Set([...alwaysSensitive, ...extraKeys].map((key) => key.toLowerCase()));

  function cleanValue(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return cleanScalar(value);
    const summary = summaryOf(value);
    if (summary !== undefined) return summary;
    if (depth >= maxDepth) return '[deep]';
    if (Array.isArray(value)) return value.slice(0, maxItems).map((item) => cleanValue(item, depth + 1));
    return cleanObject(value as Record<string, unknown>, depth + 1);
  }

  function cleanObject(fields: Record<string, unknown>, depth: number): Record<string, unknown> {
    const cleaned: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(fields).slice(0, maxItems)) {
      cleaned[key] = sensitive.has(key.toLowerCase()) ? mask : cleanValue(value, depth);
    }
    return cleaned;
  }

  return (fields) => cleanObject(fields, 0);
}

function cleanScalar(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'string' && value.length > maxText ? `${value.slice(0, maxText)}…` : value;
}

/** Objects that are written in a form of their own rather than key by key. */
function summaryOf(value: object): unknown {
  if (value instanceof Error) return errorFields(value);
  if (value instanceof Date) return value.toISOString();
  return ArrayBuffer.isView(value) ? `[${value.byteLength} bytes]` : undefined;
}

/** What may be written about an error: no own properties (a database error carries row values in them). */
export function errorFields(error: Error, depth = 0): Record<string, unknown> {
  const { code, constraint, table, column } = error as Error & Record<string, unknown>;
  const fields: Record<string, unknown> = { type: error.name, message: maskedMessage(error, code) };
  for (const [key, value] of Object.entries({ code, constraint, table, column })) {
    if (typeof value === 'string') fields[key] = value;
  }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  fields['stack'] = frames.slice(0, 20).join('\n');
  if (error.cause instanceof Error && depth < 3) fields['cause'] = errorFields(error.cause, depth + 1);
  return fields;
}

/** Data errors of the database (SQLSTATE class 22) and of parsers quote the value they refuse. */
function maskedMessage(error: Error, code: unknown): string {
  const quotesInput =
    error instanceof SyntaxError || (typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code));
  const message = quotesInput ? error.message.replace(/(["']).*\1/gs, '"…"') : error.message;
  return message.slice(0, maxText);
}
