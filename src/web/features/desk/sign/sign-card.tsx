import { type FormEvent, useState } from 'react';
import { signOpinion } from '#contracts/cases/case-expert.contract.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import type { previewReport } from '#contracts/reports/report.contract.ts';
import { formatTimeFr } from '#contracts/values/french-dates.ts';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { useIsDesk } from '#web/lib/use-media.ts';
import { useNow } from '#web/lib/use-now.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { PasswordField } from '#web/ui/text-field.tsx';
import { rereadFr } from '../case/desk-page.fr.ts';

type SignCardProps = {
  caseId: string;
  preview: ResponseOf<typeof previewReport>;
  isCorrection: boolean;
  onAgain: () => void;
  onSigned: () => void;
};

const passwordCodes = ['account.wrong_password', 'session.too_many_attempts'];

/** B-087: the doctor who holds the case signs, nobody else. Re-authentication in place; what is signed is the hash of the document beside it. */
export function SignCard({ caseId, preview, isCorrection, onAgain, onSigned }: SignCardProps) {
  const now = useNow(10_000);
  // On a phone the keyboard would cover the document that is to be read first.
  const isDesk = useIsDesk();
  const [password, setPassword] = useState('');
  const [isAttempted, setIsAttempted] = useState(false);
  const sign = useOperationMutation(signOpinion, { onSuccess: onSigned });
  const code = sign.error instanceof ApiProblem ? sign.error.code : '';
  const isStale = code === 'case.preview_stale';
  const isExpired = new Date(preview.expiresAt) <= now;
  const isAtPassword = passwordCodes.includes(code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAttempted(true);
    if (password !== '' && !sign.isPending) {
      const { previewId, sha256 } = preview;
      sign.mutate({ params: { caseId }, body: { previewId, sha256, password } });
    }
  };
  return (
    <Card title={isCorrection ? rereadFr.signCorrection : rereadFr.sign}>
      {isStale || isExpired ? (
        <Notice
          tone="attention"
          title={isStale ? rereadFr.stale : rereadFr.expired}
          isAlert
          action={
            <Button look="primary" icon="refresh" onClick={onAgain}>
              {rereadFr.again}
            </Button>
          }
        >
          {isStale && <p>{sentenceOf(sign.error)}</p>}
        </Notice>
      ) : (
        <form className="c-stack" onSubmit={submit} noValidate>
          <PasswordField
            label={rereadFr.password}
            hint={rereadFr.passwordHint}
            maxLength={200}
            autoFocus={isDesk}
            value={password}
            error={passwordError(isAttempted && password === '', isAtPassword ? sign.error : undefined)}
            onChange={setPassword}
          />
          {sign.error && !isAtPassword && (
            <Notice tone="fault" isAlert>
              {sentenceOf(sign.error)}
            </Notice>
          )}
          <Button type="submit" look="primary" isBig isWide icon="check" isBusy={sign.isPending}>
            {isCorrection ? rereadFr.signCorrection : rereadFr.sign}
          </Button>
          <p className="small soft">{rereadFr.responsibility}</p>
          <p className="small soft">{rereadFr.validUntil(formatTimeFr(new Date(preview.expiresAt)))}</p>
        </form>
      )}
      <div className="small">
        <p className="soft">{rereadFr.hash}</p>
        <p className="d-hash">{preview.sha256}</p>
        <p className="soft">{rereadFr.hashHint}</p>
      </div>
    </Card>
  );
}

function passwordError(isMissing: boolean, refusal: unknown): string | undefined {
  if (isMissing) return rereadFr.passwordMissing;
  return refusal === undefined ? undefined : sentenceOf(refusal);
}
