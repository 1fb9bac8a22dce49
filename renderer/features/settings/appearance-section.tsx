import { Trans, useLingui } from '@lingui/react/macro';
import { useSaveSettings, useSettings } from '../../lib/settings.ts';
import { SegmentedControl, Select, SettingGroup, SettingRow, Switch } from '../../ui/index.ts';

export function AppearanceSection() {
  const { t } = useLingui();
  const settings = useSettings();
  const save = useSaveSettings();
  return (
    <>
      <SettingGroup title={<Trans>Look</Trans>}>
        <SettingRow id="theme" label={<Trans>Theme</Trans>}>
          <SegmentedControl
            label={t`Theme`}
            value={settings.theme}
            onChange={(theme) => save({ theme })}
            options={[
              { value: 'system', label: t`Like the system` },
              { value: 'light', label: t`Light` },
              { value: 'dark', label: t`Dark` },
            ]}
          />
        </SettingRow>
        <SettingRow id="contrast" label={<Trans>Contrast</Trans>} hint={<Trans>High gives everything an edge</Trans>}>
          <SegmentedControl
            label={t`Contrast`}
            value={settings.contrast}
            onChange={(contrast) => save({ contrast })}
            options={[
              { value: 'system', label: t`Like the system` },
              { value: 'normal', label: t`Normal` },
              { value: 'high', label: t`High` },
            ]}
          />
        </SettingRow>
        <SettingRow id="density" label={<Trans>Row height</Trans>}>
          <SegmentedControl
            label={t`Row height`}
            value={settings.density}
            onChange={(density) => save({ density })}
            options={[
              { value: 'comfortable', label: t`Comfortable` },
              { value: 'default', label: t`Normal` },
              { value: 'compact', label: t`Compact` },
            ]}
          />
        </SettingRow>
        <SettingRow id="motion" label={<Trans>Motion</Trans>} hint={<Trans>Menus and rows that move</Trans>}>
          <SegmentedControl
            label={t`Motion`}
            value={settings.motion}
            onChange={(motion) => save({ motion })}
            options={[
              { value: 'system', label: t`Like the system` },
              { value: 'reduced', label: t`None` },
            ]}
          />
        </SettingRow>
      </SettingGroup>
      <SettingGroup title={<Trans>Reading</Trans>}>
        <SettingRow id="reading-pane" label={<Trans>Reader</Trans>}>
          <SegmentedControl
            label={t`Reader`}
            value={settings.readingPane}
            onChange={(readingPane) => save({ readingPane })}
            options={[
              { value: 'right', label: t`On the right` },
              { value: 'below', label: t`Below the list` },
              { value: 'off', label: t`Instead of the list` },
            ]}
          />
        </SettingRow>
        <SettingRow
          id="plain-text"
          label={<Trans>Mail as plain text</Trans>}
          hint={<Trans>Where a mail has one that can be read</Trans>}
        >
          <Switch isOn={settings.prefersPlainText} onChange={(prefersPlainText) => save({ prefersPlainText })} />
        </SettingRow>
        <SettingRow id="mark-read" label={<Trans>Mark as read</Trans>}>
          <Select
            label={t`Mark as read`}
            value={settings.markReadAfterMs === null ? 'never' : String(settings.markReadAfterMs)}
            onChange={(value) => save({ markReadAfterMs: value === 'never' ? null : Number(value) })}
            options={[
              { value: '0', label: t`At once` },
              { value: '500', label: t`After half a second` },
              { value: '2000', label: t`After 2 seconds` },
              { value: '5000', label: t`After 5 seconds` },
              { value: 'never', label: t`Only by hand` },
            ]}
          />
        </SettingRow>
        <SettingRow id="after-triage" label={<Trans>After archiving or deleting</Trans>}>
          <Select
            label={t`After archiving or deleting`}
            value={settings.afterTriage}
            onChange={(afterTriage) => save({ afterTriage })}
            options={[
              { value: 'next', label: t`Open the next conversation` },
              { value: 'previous', label: t`Open the previous conversation` },
              { value: 'list', label: t`Back to the list` },
            ]}
          />
        </SettingRow>
      </SettingGroup>
    </>
  );
}
