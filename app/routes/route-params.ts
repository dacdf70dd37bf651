import { z } from 'zod';

/** What addresses have in them. What is of another shape names nothing, and is not asked for. */

/** The name of a project, a cooperation or a party in an address. */
export const slugParam = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** The id of a row: within what Postgres and JavaScript both hold exactly. */
export const idParam = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

/** A number that people give and say: of a report, an edition. */
export const numberParam = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number);
