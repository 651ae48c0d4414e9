// What several areas need to be put together.
import type { Sessions } from '#server/modules/accounts/public.ts';
import type { RunUseCase } from '#server/modules/audit/public.ts';
import type { CaseSettings } from '#server/modules/cases/public.ts';
import type { ShippedTexts, TermsGate } from '#server/modules/legal/public.ts';
import type { AppParts } from './app-parts.ts';

export type Frame = {
  parts: AppParts;
  run: RunUseCase;
  sessions: Sessions;
  newId: () => string;
  settings: CaseSettings;
  gate: TermsGate;
  shipped: ShippedTexts;
};
