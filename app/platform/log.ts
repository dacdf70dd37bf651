import pino, { type Logger } from 'pino';

/** One JSON line an event on standard output. Never a name, an address or what somebody typed. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
