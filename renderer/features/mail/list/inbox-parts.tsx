import { BundleHead, BundleRows, InboxTabs } from '../../inbox-splits/index.ts';
import type { ThreadScope } from './thread-scope.ts';

/** Above the rows of the inbox: its tabs, and what stands in one row each; above an opened bundle the way back. */
export function InboxParts({ scope }: { scope: ThreadScope }) {
  const { part, accountId } = scope;
  if (part?.startsWith('bundle-') === true) return <BundleHead part={part} />;
  const isForAll = accountId === null && (part === null || part === 'split-rest');
  return (
    <>
      <InboxTabs part={part} accountId={accountId} />
      {isForAll && <BundleRows />}
    </>
  );
}
