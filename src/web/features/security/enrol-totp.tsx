import { beginTotp, confirmTotp } from '#contracts/accounts/second-factor.contract.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Stack } from '#web/ui/page.tsx';
import { AskForm } from './ask-form.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { securityFr } from './security.fr.ts';

/** Password, drawing and first code, recovery codes; `onDone` once the person has them. */
export function EnrolTotp({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const begin = useOperationMutation(beginTotp);
  const confirm = useOperationMutation(confirmTotp);
  const leave = onCancel ? { onCancel } : {};
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={onDone} />;
  if (!begin.data) {
    return (
      <AskForm
        key="password"
        field="password"
        label={securityFr.password}
        submit={securityFr.begin}
        isBusy={begin.isPending}
        error={begin.error}
        onSubmit={(password) => begin.mutate({ body: { password } })}
        {...leave}
      />
    );
  }
  const { uri, secret } = begin.data;
  return (
    <AskForm
      key="code"
      field="code"
      label={securityFr.code}
      submit={securityFr.confirm}
      isBusy={confirm.isPending}
      error={confirm.error}
      onSubmit={(code) => confirm.mutate({ body: { code } })}
      {...leave}
    >
      <p>{securityFr.scan}</p>
      <QrCode text={uri} />
      <Stack gap="tight">
        <span className="small soft">{securityFr.secret}</span>
        <code>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </Stack>
    </AskForm>
  );
}
