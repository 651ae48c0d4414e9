import { createFlag } from '#contracts/moderation/flag.contract.ts';
import type { BodyInputOf } from '#contracts/operation.ts';
import { sentenceOf } from './problem-errors.ts';
import { useOperationMutation } from './use-operation.ts';

/** Sends a flag; answers the sentence of the refusal, or nothing when it went through. */
export function useFlag(): (flag: BodyInputOf<typeof createFlag>) => Promise<string | undefined> {
  const create = useOperationMutation(createFlag);
  return async (flag) => {
    try {
      await create.mutateAsync({ body: flag });
      return undefined;
    } catch (error) {
      return sentenceOf(error);
    }
  };
}
