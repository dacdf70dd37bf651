import { z } from 'zod';

/** Takes a person's name away; ticked by whoever has read what it does. */
export const forgetPersonForm = z.object({
  understood: z.literal('ja', { error: 'Kryssa för att du vet att det inte går att ångra.' }),
});
