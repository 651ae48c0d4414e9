import './sign-in.css';
import { type FormEvent, useState } from 'react';
import { signIn } from '#contracts/accounts/session.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { PasswordField, TextField } from '#web/ui/text-field.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { signInFr } from './sign-in.fr.ts';

/** E-mail and password; on a demo instance also its accounts as buttons. */
export function SignInForm() {
  const session = useSession();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const demoAccounts = session.view?.instance.demoAccounts ?? [];

  const enter = async (credentials: { email: string; password: string }) => {
    const checked = signIn.body.safeParse(credentials);
    setError(undefined);
    setRefused({});
    if (!checked.success) {
      setRefused(
        Object.fromEntries(checked.error.issues.map((issue) => [issue.path.join('.'), issue.message])),
      );
      return;
    }
    setIsBusy(true);
    try {
      await session.signIn(checked.data);
    } catch (caught) {
      const atFields = fieldMessagesOf(caught);
      setRefused(atFields);
      setError(Object.keys(atFields).length === 0 ? caught : undefined);
    } finally {
      setIsBusy(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void enter({ email, password });
  };

  return (
    <Stack>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {error !== undefined && (
            <Notice tone="fault" isAlert>
              {sentenceOf(error)}
            </Notice>
          )}
          <TextField
            label={signInFr.email}
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            maxLength={254}
            value={email}
            onChange={setEmail}
            error={refused['email']}
          />
          <PasswordField
            label={signInFr.password}
            maxLength={200}
            value={password}
            onChange={setPassword}
            error={refused['password']}
          />
          <Button type="submit" look="primary" isBig isWide isBusy={isBusy}>
            {signInFr.submit}
          </Button>
          <AppLink to="/mot-de-passe-oublie">{signInFr.forgotten}</AppLink>
          <AppLink to="/compte-compromis">{signInFr.compromised}</AppLink>
          <AppLink to="/acces-perdu">{signInFr.lostAccess}</AppLink>
        </Stack>
      </form>
      <PasskeyButton />
      {demoAccounts.length > 0 && (
        <Card title={signInFr.demoTitle} isQuiet>
          <p className="small soft">{signInFr.demoLead}</p>
          <div className="sign-in__accounts">
            {demoAccounts.map((account) => (
              <Button
                key={account.email}
                icon="person"
                isWide
                disabled={isBusy}
                onClick={() => void enter({ email: account.email, password: account.password })}
              >
                {account.label}
              </Button>
            ))}
          </div>
        </Card>
      )}
    </Stack>
  );
}
