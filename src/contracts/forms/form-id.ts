import { z } from 'zod';

/** The forms there are; apart from what they are made of, which the first screen does not need. */
export const formIdSchema = z.enum(['peau', 'grain-de-beaute'], 'Choisissez un formulaire.');
export type FormId = z.infer<typeof formIdSchema>;
