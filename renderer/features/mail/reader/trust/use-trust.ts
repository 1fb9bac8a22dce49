import { useQuery } from '@tanstack/react-query';
import type { MessageTrust } from '#shared/contract/trust.ts';
import type { MessageId } from '#shared/ids.ts';
import { core } from '../../../../lib/core.ts';

/** Undefined while it is being found out: nothing waits for it. */
export function useTrust(id: MessageId): MessageTrust | undefined {
  return useQuery(core.trust.get.queryOptions({ input: { id } })).data;
}
