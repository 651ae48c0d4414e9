/** Terminal rendering of the log for a demonstration; never used for kept logs. */
import type { DestinationStream } from 'pino';
import { PinoPretty } from 'pino-pretty';

/** A stream that renders JSON lines as short readable ones. */
export function pinoPretty(destination?: DestinationStream): DestinationStream {
  return PinoPretty({
    colorize: destination === undefined,
    sync: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
    singleLine: true,
    ...(destination ? { destination: destination as NodeJS.WritableStream } : {}),
  });
}
