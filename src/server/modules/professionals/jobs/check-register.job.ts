// After a registration, and before a pharmacist's evidence expires: the register is asked. It may be silent for hours;
// who gives up leaves the decision to a person, who was told already.

import { AppError } from '#server/platform/http/app-error.ts';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { RegistryRefused } from '#server/ports/professional-registry/professional-registry.port.ts';
import { checkRegister, type RegisterParts } from '../use-cases/check-register.ts';
import { checkRegisterName } from './check-register-name.job.ts';

export const checkRegisterJob = defineJob<{ verificationId: string }, RegisterParts>({
  ...checkRegisterName,
  timeoutSeconds: 60,
  handler: async ({ verificationId }, parts) => {
    try {
      await checkRegister(parts, system('register check'), verificationId);
    } catch (error) {
      // Asking again would not change it.
      if (error instanceof RegistryRefused || error instanceof AppError) return;
      throw error;
    }
  },
});
