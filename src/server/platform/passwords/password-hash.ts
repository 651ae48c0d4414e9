import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default variant), 19 MiB and two passes: OWASP's first choice for interactive sign-in. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** PHC string with its own salt. Runs off the main thread, 50 to 120 ms. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** False also for a damaged hash; as slow for a wrong password as for a right one. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password);
  } catch {
    return false;
  }
}
