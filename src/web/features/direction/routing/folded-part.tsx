import { type ReactNode, useState } from 'react';
import { useIsTable } from '#web/lib/use-media.ts';

type FoldedPartProps = {
  title: string;
  /** The values inside, in words, while it is closed. */
  summary: string;
  hasProblem: boolean;
  /** Another value for each refusal: a part with a problem opens then. */
  refusal: string;
  children: ReactNode;
};

/** A part of a long form: closed on a phone, with its values in one line; laid open at a desk. */
export function FoldedPart({ title, summary, hasProblem, refusal, children }: FoldedPartProps) {
  const isTable = useIsTable();
  const [isOpen, setIsOpen] = useState(false);
  const [seen, setSeen] = useState(refusal);
  // While rendering, so that the field in error can take the focus in the same commit.
  if (seen !== refusal) {
    setSeen(refusal);
    if (hasProblem) setIsOpen(true);
  }
  // The same elements at a desk, so that nothing typed and no focus is lost when a phone is turned.
  return (
    <details
      className={isTable ? 'direction-part direction-laid' : 'direction-part direction-fold'}
      open={isOpen || isTable}
      onToggle={(event) => {
        if (!isTable) setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <strong>{title}</strong>
        {!isOpen && <span className="small soft">{summary}</span>}
      </summary>
      {children}
    </details>
  );
}
