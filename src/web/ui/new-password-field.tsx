import './new-password-field.css';
import { useEffect, useState } from 'react';
import { passwordKindsFr, passwordLevelsFr } from '#contracts/accounts/password.fr.ts';
import {
  hasPasswordKind,
  holdsOwn,
  ownWords,
  type PasswordLevel,
  passwordKinds,
  passwordLevel,
  passwordLevels,
  serviceWords,
} from '#contracts/accounts/password-policy.ts';
import { Icon } from './icon.tsx';
import { guessScore } from './password-guess.ts';
import { PasswordField } from './text-field.tsx';
import { uiFr } from './ui.fr.ts';

type NewPassword = {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  /** What is known of the person here: name, address. */
  own?: readonly string[];
};

const pauseMs = 250;

/** A password being chosen: its kinds of characters, and how hard it is to guess. The server decides. */
export function NewPasswordField({ label, hint, value, onChange, error, own = [] }: NewPassword) {
  return (
    <>
      <PasswordField
        label={label}
        hint={hint}
        maxLength={200}
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={onChange}
        error={error}
      />
      <Strength password={value} own={own.join(' ')} />
    </>
  );
}

function Strength({ password, own }: { password: string; own: string }) {
  const level = useLevel(password, own);
  const reached = level === undefined ? 0 : passwordLevels.indexOf(level) + 1;
  return (
    <div className={level === 'strong' ? 'c-strength c-strength--strong' : 'c-strength'}>
      <div className="c-strength__bars" aria-hidden="true">
        {passwordLevels.map((each, at) => (
          <span key={each} className={at < reached ? 'is-reached' : undefined} />
        ))}
      </div>
      <p className="small" aria-live="polite">
        {level === undefined ? uiFr.passwordNone : uiFr.passwordLevel(passwordLevelsFr[level])}
      </p>
      <ul className="c-strength__kinds small soft" aria-label={uiFr.passwordKinds}>
        {passwordKinds.map((kind) => {
          const isThere = hasPasswordKind(password, kind);
          return (
            <li key={kind}>
              <Icon name={isThere ? 'check' : 'minus'} size={1} />
              {uiFr.passwordKind(passwordKindsFr[kind], isThere)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** From the characters at once, lowered by the lists of words a moment after one stops typing. */
function useLevel(password: string, own: string): PasswordLevel | undefined {
  const [guess, setGuess] = useState<{ of: string; score: number | undefined }>();
  useEffect(() => {
    if (password === '') return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const words = [own, ...serviceWords];
      const score = holdsOwn(password, words) ? 0 : await guessScore(password, ownWords(words));
      if (!isOver) setGuess({ of: password, score });
    }, pauseMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [password, own]);
  if (password === '') return undefined;
  // While one types on, the last answer stands: the word does not jump up and down.
  return passwordLevel(password, guess?.score);
}
