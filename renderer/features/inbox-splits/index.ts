import { lazyPart } from '../../lib/lazy-part.tsx';

export { archiveBundle, readBundle } from './bundles.ts';
export { BundleHead } from './bundle-head.tsx';
export { BundleRows } from './bundle-rows.tsx';
export { TimeField } from './time-field.tsx';
export { InboxTabs } from './inbox-tabs.tsx';
export { bundleIcons, bundleNames, readTabs, usePartName } from './parts.ts';

export const InboxSection = lazyPart(async () => (await import('./inbox-section.tsx')).InboxSection);
