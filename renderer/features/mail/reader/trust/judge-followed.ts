import type { MessageTrust } from '#shared/contract/trust.ts';
import type { MessageId } from '#shared/ids.ts';
import { domainOf } from '#shared/model/address.ts';
import { judgeLink, KnownSites, type LinkSender, type LinkVerdict } from '#shared/model/trust/index.ts';
import { core, queryClient } from '../../../../lib/core.ts';
import type { MailLinkTarget } from './link-guard.tsx';

/** What becomes of a link that somebody follows. With its list of all endings of domains it comes with the first one. */
export async function judgeFollowed(
  id: MessageId,
  address: string,
  { text, href }: MailLinkTarget,
): Promise<{ verdict: LinkVerdict; trust: MessageTrust | null }> {
  const { sender, trust } = await readLinkSender(id, address);
  return { verdict: judgeLink(text, href, sender), trust };
}

const sitesOf = new WeakMap<readonly string[], KnownSites>();

/** What a link of this mail is compared with, asked for when one is followed. Without an answer, the well-known alone. */
async function readLinkSender(
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
