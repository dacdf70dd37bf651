import type { Transaction } from 'kysely';

import type { Tables } from '../tables/index';

/** The one transaction that the whole sample is written in. */
export type Writer = Transaction<Tables>;
