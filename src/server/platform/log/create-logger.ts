/**
 * The operational log: one JSON line per event, for operators. Never holds bodies, query strings, cookies,
 * secrets or identities; it is not the audit trail.
 */
import { type DestinationStream, type Logger, pino } from 'pino';
import { pinoPretty } from './pretty-stream.ts';
import { createFieldCleaner } from './safe-fields.ts';

export type { Logger } from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export type LoggerOptions = {
  level: LogLevel;
  /** Readable lines for a terminal instead of JSON. */
  pretty?: boolean;
  /** Further keys whose values are always masked, whatever their depth. */
  sensitiveKeys?: readonly string[];
  /** Where lines go; standard output unless given. */
  destination?: DestinationStream;
};

/** Creates the process's logger; child loggers (`log.child({ job })`) inherit its cleaning. */
export function createLogger(options: LoggerOptions): Logger {
  const clean = createFieldCleaner(options.sensitiveKeys ?? []);
  const destination = options.pretty ? pinoPretty(options.destination) : options.destination;
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: clean,
    },
    serializers: {
      req: (request: { method?: string }) => ({ method: request?.method }),
      res: (reply: { statusCode?: number }) => ({ status: reply?.statusCode }),
      err: (error: unknown) => error,
    },
    hooks: { logMethod: withoutErrorMessage },
  };
  const logger: Logger = destination ? pino(settings, destination) : pino(settings);
  cleanChildBindings(logger, clean);
  return logger;
}

/** pino does not pass a child's bindings through `formatters.log`; children inherit this method. */
function cleanChildBindings(
  logger: Logger,
  clean: (fields: Record<string, unknown>) => Record<string, unknown>,
): void {
  const child = logger.child as (this: unknown, bindings: object, settings?: object) => unknown;
  Object.assign(logger, {
    child(this: unknown, bindings: Record<string, unknown>, settings?: object) {
      return child.call(this, clean(bindings), settings);
    },
  });
}

type LogMethod = (this: Logger, ...args: [unknown, ...unknown[]]) => void;

/** pino copies an error's message into `msg` when no text is given, past the cleaning; a fixed text stops it. */
function withoutErrorMessage(this: Logger, args: unknown[], method: unknown): void {
  const [first, text] = args;
  const carriesError =
    first instanceof Error || (typeof first === 'object' && first !== null && Object.hasOwn(first, 'err'));
  const safe = carriesError && text === undefined ? [first, 'error'] : args;
  (method as LogMethod).apply(this, safe as [unknown, ...unknown[]]);
}
