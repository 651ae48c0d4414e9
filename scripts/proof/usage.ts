// What the command line of the proof archive says of itself.

export const usage = `npm run proof -- <command> [--production]

  verify [--witness FILE] [--as-is]
        checks every entry, the tree, its heads and time stamps, and names the first thing wrong (exit code 1).
        --witness FILE: heads kept outside; without it PROOF_WITNESS_FILE, if set.
        --as-is: does not give waiting entries their place first.
  bundle --case ID|REFERENCE | --account ID [--from DAY] [--to DAY] [--out FILE.zip]
        writes the acts of a case or an account with all that a stranger needs to check them offline.
        Days are YYYY-MM-DD in UTC, the last one included.
  keys  the public keys that heads are signed with, and their fingerprints: publish them

The settings are those of the server (DATABASE_URL, DATA_DIR, MASTER_KEY_FILE…); it may run meanwhile.`;
