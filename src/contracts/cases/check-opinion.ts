import type { FieldProblem } from '../problem.ts';
import { type OpinionErrorCode, opinionErrorsFr } from './case-form.fr.ts';
import type { Opinion } from './opinion.ts';

/** What an opinion still lacks before it may be signed (R6316-4); paths are those of the fields on screen. */
export function checkOpinion(opinion: Opinion): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const need = (isMet: boolean, path: string, code: OpinionErrorCode) => {
    if (!isMet) problems.push({ path, code, message: opinionErrorsFr[code] });
  };
  need(opinion.findings.trim() !== '', 'findings', 'opinion.findings');
  need(
    opinion.hypotheses.some((text) => text.trim() !== ''),
    'hypotheses',
    'opinion.hypotheses',
  );
  need(opinion.pharmacistAdvice.trim() !== '', 'pharmacistAdvice', 'opinion.pharmacist_advice');
  need(opinion.photoLimits.trim() !== '', 'photoLimits', 'opinion.photo_limits');
  need(
    opinion.referral === 'none' || opinion.referral === 'emergency' || opinion.referralWithin !== 'none',
    'referralWithin',
    'opinion.referral_within',
  );
  return problems;
}
