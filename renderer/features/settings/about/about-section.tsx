import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CopyButton } from '../../../lib/copy-button.tsx';
import { core } from '../../../lib/core.ts';
import { useHost } from '../../../lib/host.ts';
import { useFormat, useNow } from '../../../lib/use-format.ts';
import { DescriptionList, Link, SettingGroup, Table } from '../../../ui/index.ts';
import parts from '../settings-parts.module.css';
import { Licences } from './licences.tsx';

export function AboutSection() {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const host = useHost();
  const { data: status } = useQuery(core.profile.status.queryOptions({ input: {} }));
  const { data: slow = [], refetch } = useQuery(core.profile.slowStatements.queryOptions({ input: {}, staleTime: 0 }));
  const hostName = host?.host === 'desktop' ? t`Desktop app` : t`In the browser`;
  const facts = status
    ? `Hauspost ${status.version}\n${host?.host} ${host?.platform}\nschema ${status.schemaVersion}\n${status.sizeBytes} bytes\n${navigator.userAgent}`
    : '';
  return (
    <>
      <SettingGroup
        id="version"
        title={<Trans>Version</Trans>}
        aside={
          <CopyButton text={facts}>
            <Trans>Copy</Trans>
          </CopyButton>
        }
      >
        {status && (
          <DescriptionList
            items={[
              { id: 'version', term: 'Hauspost', details: status.version },
              { id: 'host', term: <Trans>Runs as</Trans>, details: hostName },
              { id: 'schema', term: <Trans>Form of the mail file</Trans>, details: String(status.schemaVersion) },
              { id: 'size', term: <Trans>Size of the mail file</Trans>, details: format.bytes(status.sizeBytes) },
            ]}
          />
        )}
      </SettingGroup>
      <SettingGroup
        id="diagnostics"
        title={<Trans>Diagnostics</Trans>}
        lead={
          <Trans>
            Questions to the mail file that took longer than 40 ms since the start. No text of a mail is in here.
          </Trans>
        }
        aside={
          <Link onClick={() => void refetch()}>
            <Trans>Look again</Trans>
          </Link>
        }
      >
        {slow.length === 0 ? (
          <p className={parts.text}>
            <Trans>None so far.</Trans>
          </p>
        ) : (
          <Table
            caption={t`Slow statements`}
            rows={slow}
            rowKey={(row) => row.name}
            columns={[
              { id: 'name', header: <Trans>What</Trans>, cell: (row) => row.name, isRowHeader: true },
              { id: 'count', header: <Trans>Times</Trans>, cell: (row) => format.number(row.count), align: 'end' },
              {
                id: 'worst',
                header: <Trans>Longest</Trans>,
                cell: (row) => `${format.number(Math.round(row.worstMs))} ms`,
                align: 'end',
              },
              {
                id: 'last',
                header: <Trans>Last</Trans>,
                cell: (row) => format.ago(row.lastAt, now),
                align: 'end',
                tone: 'quiet',
              },
            ]}
          />
        )}
      </SettingGroup>
      <Licences />
    </>
  );
}
