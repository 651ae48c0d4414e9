// Whether people who sign in hold up the others: the time of a small request alone, then the same while eight people
// sign in again and again.
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { type ServerHome, serverPassword } from '#test/builders/server-process.ts';
import { send, type World } from './case-drive.ts';
import { round, type Summary, summarise } from './figures.ts';

export type SignInStall = { alone: Summary; whileSigningIn: Summary; signInsPerSecond: number };

/** `seconds` for each of the two. */
export async function measureSignInStall(
  world: World,
  home: ServerHome,
  seconds: number,
): Promise<SignInStall> {
  const alone = await measureReads(world, seconds);
  let isOver = false;
  let signIns = 0;
  const people = home.accounts.slice(0, 8).map(async ({ email }, index) => {
    while (!isOver) {
      const who = { cookie: '', address: `10.210.${index}.${signIns & 255}` };
      const { status } = await send(world.client, who, signIn, { body: { email, password: serverPassword } });
      if (status !== 200) throw new Error(`sign in: ${status}`);
      signIns += 1;
    }
  });
  const began = performance.now();
  const whileSigningIn = await measureReads(world, seconds).finally(() => {
    isOver = true;
  });
  const elapsed = (performance.now() - began) / 1000;
  await Promise.all(people);
  return { alone, whileSigningIn, signInsPerSecond: round(signIns / elapsed) };
}

/** One request after the other, each with a look at the session in the database. */
async function measureReads({ client, pharmacists }: World, seconds: number): Promise<Summary> {
  const [reader] = pharmacists;
  if (!reader) throw new Error('nobody to read');
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const began = performance.now();
    const { status } = await send(
      client,
      { ...reader, address: `10.211.0.${times.length & 255}` },
      getSession,
    );
    if (status !== 200) throw new Error(`read: ${status}`);
    times.push(performance.now() - began);
  }
  return summarise(times);
}
