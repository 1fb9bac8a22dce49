export { archiveBundle, readBundle } from './bundles.ts';
export { BundleHead } from './bundle-head.tsx';
export { BundleRows } from './bundle-rows.tsx';
export { TimeField } from './bundles-group.tsx';
export { InboxSection } from './inbox-section.tsx';
export { InboxTabs } from './inbox-tabs.tsx';
export { bundleIcons, bundleNames, readTabs, usePartName } from './parts.ts';
