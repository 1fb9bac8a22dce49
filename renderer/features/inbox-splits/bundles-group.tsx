import { Trans, useLingui } from '@lingui/react/macro';
import type { Bundle } from '#shared/contract/bundles.ts';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { Select, SettingGroup, SettingRow, Switch } from '../../ui/index.ts';
import { useBundles } from './bundles.ts';
import { bundleNames } from './parts.ts';
import { TimeField } from './time-field.tsx';

const usualHour = 18 * 60;

/** Newsletters and notifications as one row each, at once or once a day. */
export function BundlesGroup() {
  return (
    <SettingGroup
      id="bundles"
      title={<Trans>Bundles</Trans>}
      lead={<Trans>All mail of a kind stands in the inbox as one row, and comes without a notification.</Trans>}
    >
      {useBundles().map((bundle) => (
        <BundleSettings key={bundle.kind} bundle={bundle} />
      ))}
    </SettingGroup>
  );
}

function BundleSettings({ bundle }: { bundle: Bundle }) {
  const { t, i18n } = useLingui();
  const { kind, isOn, deliverAt } = bundle;
  const name = i18n._(bundleNames[kind]);
  const set = (change: Partial<Pick<Bundle, 'isOn' | 'deliverAt'>>) =>
    void coreClient.bundles.set({ kind, isOn, deliverAt, ...change }).catch(showError);
  return (
    <SettingRow id={`bundle-${kind}`} label={name} isGroup>
      {isOn && (
        <Select<'now' | 'daily'>
          label={t`When it comes: ${name}`}
          value={deliverAt === null ? 'now' : 'daily'}
          onChange={(when) => set({ deliverAt: when === 'now' ? null : usualHour })}
          options={[
            { value: 'now', label: t`At once` },
            { value: 'daily', label: t`Once a day` },
          ]}
        />
      )}
      {isOn && deliverAt !== null && (
        <TimeField label={t`Hour: ${name}`} value={deliverAt} onChange={(next) => set({ deliverAt: next })} />
      )}
      <Switch aria-label={name} isOn={isOn} onChange={(next) => set({ isOn: next })} />
    </SettingRow>
  );
}
