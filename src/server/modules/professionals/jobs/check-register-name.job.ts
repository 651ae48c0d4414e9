// The name of the job that asks the register, apart from its handler, so that use cases can plan it.
import { z } from 'zod';

export const checkRegisterName = {
  name: 'professionals.check-register',
  maxAttempts: 12,
  payload: z.strictObject({ verificationId: z.uuid() }),
};
