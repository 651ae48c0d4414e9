import { passwordLevelsFr } from '#contracts/accounts/password.fr.ts';
import { passwordLevel } from '#contracts/accounts/password-policy.ts';
import { PasswordField } from './text-field.tsx';
import { uiFr } from './ui.fr.ts';

type NewPassword = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

/** A password being chosen, with how hard it is to guess in four classes. The server decides. */
export function NewPasswordField({ label, value, onChange, error }: NewPassword) {
  const hint = value === '' ? undefined : uiFr.passwordLevel(passwordLevelsFr[passwordLevel(value)]);
  return (
    <>
      <PasswordField
        label={label}
        maxLength={200}
        autoComplete="new-password"
        value={value}
        onChange={onChange}
        error={error}
      />
      <p className="small soft" role="status">
        {hint}
      </p>
    </>
  );
}
