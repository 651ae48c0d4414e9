/** When a screen that nobody uses locks itself; the server decides the same for itself. Times in milliseconds. */

/** Of the delay: how often use is told to the server and to other windows. */
const tellShare = 1 / 10;
/** A request follows the hand that caused it within so long. */
const handMs = 10_000;

/** `lastUseAt`: when use was last told. A clock set back locks nothing. */
export function isLockDue(now: number, lastUseAt: number, lockMs: number): boolean {
  return now - lastUseAt >= lockMs;
}

/** Whether use now is worth telling. */
export function isTellingDue(now: number, lastUseAt: number, lockMs: number): boolean {
  return now - lastUseAt >= lockMs * tellShare || now < lastUseAt;
}

/** Whether what is asked now may be the doing of a person. */
export function isAttended(now: number, lastInputAt: number): boolean {
  return now - lastInputAt < handMs;
}
