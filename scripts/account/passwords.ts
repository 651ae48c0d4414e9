// A password for an account: typed twice without showing it, or the first line of standard input; never an argument,
// which other users of the machine could read.
import { createInterface } from 'node:readline';
import { demoPassword } from '#server/app/demo/demo-people.ts';
import { passwordRefusalOf } from '#server/modules/accounts/passwords/judge-password.ts';
import { UsageProblem } from './usage.ts';

const shortest = 12;
const longest = 200;
const fewestDifferent = 6;

const refusals = {
  common: 'This password is among the most used ones.',
  guessable: 'This password is too easy to guess: make it longer, four unrelated words will do.',
  own: 'The password contains the e-mail address or the name of the service.',
} as const;

/** Why a password is not taken, or undefined. `email` is normalised. */
export function passwordProblem(password: string, email: string): string | undefined {
  const name = email.split('@')[0] ?? '';
  if (password.length < shortest) return `The password needs at least ${shortest} characters.`;
  if (password.length > longest) return `The password may have at most ${longest} characters.`;
  const plain = password.toLowerCase();
  if (plain.includes(demoPassword)) return 'The password of the demo is public: choose another.';
  if (new Set(plain).size < fewestDifferent) return 'The password repeats too few characters.';
  if (name.length > 3 && plain.includes(name)) return 'The password contains the e-mail address.';
  return undefined;
}

/** @throws UsageProblem when it is too weak, or the two typed ones differ */
export async function readPassword(email: string, isFromInput: boolean): Promise<string> {
  const password = isFromInput ? await readFirstLine() : await askTwice();
  const problem = passwordProblem(password, email);
  if (problem) throw new UsageProblem(problem);
  const refusal = await passwordRefusalOf(password, { own: [email], hasSecondFactor: false });
  if (refusal) throw new UsageProblem(refusals[refusal]);
  return password;
}

async function readFirstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}

async function askTwice(): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UsageProblem('No terminal to ask for a password: use --password-stdin.');
  const first = await askHidden('Password: ');
  if (first !== (await askHidden('Again: '))) throw new UsageProblem('The two passwords differ.');
  return first;
}

const enter = ['\r', '\n', '\u0004'];
const interrupt = '\u0003';
const erase = ['\u007f', '\b'];

function askHidden(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(prompt);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (settle: () => void) => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      settle();
    };
    const take = (chunk: string) => {
      for (const key of chunk) {
        if (enter.includes(key)) return end(() => resolve(typed));
        if (key === interrupt) return end(() => reject(new UsageProblem('Stopped.')));
        typed = erase.includes(key) ? typed.slice(0, -1) : typed + key;
      }
    };
    stdin.on('data', take);
  });
}
