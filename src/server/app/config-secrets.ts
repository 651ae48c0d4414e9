/** What counts as a weak secret: short, of few different characters, repeated, or a well-known example. */

const shortest = 16;
const fewestDifferent = 8;
const examples =
  /(change.?me|example|password|passwort|motdepasse|secret|demo|consilia|postgres|123456|azerty|qwerty|test)/gi;

/** True for a secret that could be guessed. What remains without the well-known words must be long enough itself. */
export function isWeakSecret(secret: string): boolean {
  if (secret.length < shortest || new Set(secret).size < fewestDifferent) return true;
  if (/^(.{1,16}?)\1+$/s.test(secret)) return true;
  return secret.replace(examples, '').length < shortest;
}
