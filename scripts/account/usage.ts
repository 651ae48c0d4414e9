// What the command line of accounts says of itself.

/** The command was not understood or not allowed; the message is for the operator. */
export class UsageProblem extends Error {
  override name = 'UsageProblem';
}

export const usage = `npm run account -- <command> [--production]

  create --role doctor --email E --name N --rpps R --tier 1|2|3
  create --role pharmacist --email E --name N --pharmacy ID|NAME [--rpps R] [--dermoscopic]
  create --role director|operator --email E --name N [--rpps R]
  list                                     ids, roles, states; no names, no addresses
  password --account ID|EMAIL              ends open sessions
  suspend --account ID|EMAIL               no sign-in any more, ends open sessions
  reactivate --account ID|EMAIL
  authorise-dermoscopic --account ID|EMAIL [--revoke]
                                           dermoscopic photos on the form « peau » (B-049)
  pharmacy create --name N --street S --postal-code P --city C [--finess F] [--phone T]
  pharmacy list

A password is asked for on the terminal; with --password-stdin it is the first line of standard input.
The settings are those of the server (DATABASE_URL, DATA_DIR, MASTER_KEY_FILE…). --production, or
CONSILIA_MODE=production, is a real instance: it refuses addresses of the demo and test RPPS numbers.
Check who a person is before making the account: it counts as verified.`;
