import { useQuery } from '@tanstack/react-query';
import type { MessageTrust } from '#shared/contract/trust.ts';
import type { MessageId } from '#shared/ids.ts';
import { domainOf } from '#shared/model/address.ts';
import { KnownSites, type LinkSender } from '#shared/model/trust/index.ts';
import { core, queryClient } from '../../../../lib/core.ts';

/** Undefined while it is being found out: nothing waits for it. */
export function useTrust(id: MessageId): MessageTrust | undefined {
  return useQuery(core.trust.get.queryOptions({ input: { id } })).data;
}

const sitesOf = new WeakMap<readonly string[], KnownSites>();

/** What a link of this mail is compared with, asked for when one is followed. Without an answer, the well-known alone. */
export async function readLinkSender(
  id: MessageId,
  address: string,
): Promise<{ sender: LinkSender; trust: MessageTrust | null }> {
  const host = domainOf(address);
  const [hosts, trust] = await Promise.allSettled([
    queryClient.ensureQueryData(core.trust.knownHosts.queryOptions({ input: {} })),
    queryClient.ensureQueryData(core.trust.get.queryOptions({ input: { id } })),
  ]);
  const found = trust.status === 'fulfilled' ? trust.value : null;
  const sites = hosts.status === 'fulfilled' ? readSites(hosts.value) : new KnownSites();
  const isFriend = found?.relation === 'answered' || found?.relation === 'own';
  return { sender: { host, known: isFriend ? sites : sites.without(host) }, trust: found };
}

function readSites(hosts: readonly string[]): KnownSites {
  const known = sitesOf.get(hosts) ?? new KnownSites(hosts);
  sitesOf.set(hosts, known);
  return known;
}
