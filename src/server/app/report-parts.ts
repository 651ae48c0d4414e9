// What reports are made and served with.
import { randomBytes } from 'node:crypto';
import type { ReportParts } from '#server/modules/reports/public.ts';
import type { Frame } from './frame.ts';

export function reportPartsOf({ parts, run, newId, settings }: Frame): ReportParts {
  return {
    run,
    now: parts.now,
    newId,
    randomBytes,
    pdf: parts.pdf,
    objects: parts.objects,
    settings,
    operatorName: parts.instance.operatorName,
    verificationUrl: `${parts.publicUrl}/verification`,
  };
}
