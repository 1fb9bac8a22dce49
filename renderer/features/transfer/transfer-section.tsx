import { Trans, useLingui } from '@lingui/react/macro';
import { SettingGroup } from '../../ui/index.ts';
import { ExportForm } from './export-form.tsx';
import { ImportForm } from './import-form.tsx';
import { TransferJobs } from './transfer-jobs.tsx';

/** Mail in and out as files. */
export function TransferSection() {
  const { t } = useLingui();
  return (
    <>
      <TransferJobs label={t`Running`} />
      <SettingGroup
        id="import"
        title={<Trans>Import mail</Trans>}
        lead={
          <Trans>
            From mbox files, single mails (eml) or a Maildir, as other mail programs write them. What is here already is
            not doubled. Files can also be dropped onto the window.
          </Trans>
        }
      >
        <ImportForm />
      </SettingGroup>
      <SettingGroup
        id="export"
        title={<Trans>Export mail</Trans>}
        lead={<Trans>Byte for byte as it came, readable by other programs. Files are not encrypted.</Trans>}
      >
        <ExportForm />
      </SettingGroup>
    </>
  );
}
