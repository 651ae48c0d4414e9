import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.generated.ts';

/** The pool behind Kysely: reads outside a transaction see only what row-level security shows to nobody. */
export type Database = Kysely<Tables>;

/** An open transaction with its scope set: see inTransaction. */
export type Tx = Transaction<Tables>;
