// Error code → status, by area in `problems/`; the sentences stand beside the contracts.
import { createProblemTable, type ProblemTable } from '#server/platform/http/problem.ts';
import { accountProblems } from './problems/account-problems.ts';
import { caseProblems } from './problems/case-problems.ts';
import { credentialProblems } from './problems/credential-problems.ts';
import { dictationProblems } from './problems/dictation-problems.ts';
import { fileProblems } from './problems/file-problems.ts';
import { trustProblems } from './problems/trust-problems.ts';

const areas = [
  accountProblems,
  caseProblems,
  credentialProblems,
  dictationProblems,
  fileProblems,
  trustProblems,
];

/** The table the HTTP server answers from. */
export function problemTable(): ProblemTable {
  return createProblemTable(areas);
}
