/** The part of a pino logger the platform needs, so that tests and scripts may pass something smaller. */
export interface PlatformLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Says nothing. For tests and scripts. */
export const silentLog: PlatformLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
