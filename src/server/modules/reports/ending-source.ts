// From a case the medical director ended to what its ending record is made from: dates, the director's reason, and how
// it came to that in counts and codes. No doctor who declined is named. Pure.
import { endingRecordTexts as t } from './case-report.fr.ts';
import { type CaseToReport, describeCase, type ReportIssue } from './case-report-source.ts';
import type { EndingReportSource } from './document/report-source.ts';

type Act = CaseToReport['loaded']['acts'][number];
export type EndingNote = CaseToReport['loaded']['notes'][number];

/** The director's last word on the case, if he ended it. */
export function findEndingNote({ loaded }: Pick<CaseToReport, 'loaded'>): EndingNote | undefined {
  return loaded.notes.findLast(({ kind }) => kind === 'ending');
}

export function toEndingSource(
  input: CaseToReport & { ending: EndingNote },
  issue: ReportIssue,
): EndingReportSource {
  const { ending, loaded } = input;
  const director = loaded.names.get(ending.accountId)?.displayName;
  return {
    ...describeCase(input, issue),
    kind: 'unanswered',
    reason: [ending.text, ...describeWay(loaded.acts)].join('\n'),
    ...(director === undefined ? {} : { endedBy: t.endedBy(director) }),
    endedAt: issue.issuedAt,
    incidents: [],
  };
}

/** How the request came to no answer: counts and codes, no name. */
export function describeWay(acts: readonly Act[]): string[] {
  const declined = countReasons(acts, 'case.decline');
  const total = [...declined.values()].reduce((sum, count) => sum + count, 0);
  const reasons = [...declined].map(([code, count]) => t.reason(labelOf(t.declineReasons, code), count));
  const escalated = countReasons(acts, 'case.escalate');
  const handedUp = acts.filter((act) => act.action === 'case.hand-up').length;
  return [
    ...(total === 0 ? [] : [t.declined(total, reasons.join(', '))]),
    ...(handedUp === 0 ? [] : [t.handedUp(handedUp)]),
    ...Object.entries(t.escalations).flatMap(([code, sentence]) => {
      const count = escalated.get(code) ?? 0;
      return count === 0 ? [] : [sentence(count)];
    }),
  ];
}

function countReasons(acts: readonly Act[], action: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const act of acts) {
    if (act.action !== action) continue;
    const code = String(act.details['reason'] ?? 'other');
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

function labelOf(labels: Readonly<Record<string, string>>, code: string): string {
  return labels[code] ?? labels['other'] ?? code;
}
