import { z } from 'zod';

/** Administrative sex as in the identity traits of the INS. */
export const sexSchema = z.enum(['female', 'male', 'indeterminate'], 'Indiquez le sexe.');
export type Sex = z.infer<typeof sexSchema>;
