import { useEffect, useState } from 'react';
import type { SkinFamily } from '#contracts/phrases/phrase.vocabulary.ts';

/** The family of what the doctor thinks of first, once the list of terms is loaded; it sorts wording, nothing more. */
export function useFamily(hypothesis: string | undefined): SkinFamily | undefined {
  const [family, setFamily] = useState<SkinFamily>();
  useEffect(() => {
    let isWanted = true;
    void import('./term-index.ts').then(({ familyOf }) => {
      if (isWanted) setFamily(familyOf(hypothesis ?? ''));
    });
    return () => {
      isWanted = false;
    };
  }, [hypothesis]);
  return family;
}
