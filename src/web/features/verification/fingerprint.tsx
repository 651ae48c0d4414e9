import { groupsOf } from './read-code.ts';

const groupLength = 8;

/** 64 hexadecimal characters in groups that an eye can compare; copied text has no spaces. */
export function Fingerprint({ sha256 }: { sha256: string }) {
  return (
    <code className="verify-hash">
      {groupsOf(sha256, groupLength).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups of one text never move.
        <span key={index}>{group}</span>
      ))}
    </code>
  );
}
