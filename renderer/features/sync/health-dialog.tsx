import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import type { Account } from '#shared/contract/accounts.ts';
import type { FolderHealth } from '#shared/contract/sync.ts';
import { core, coreClient } from '../../lib/core.ts';
import { showError, showNotice } from '../../lib/notices.ts';
import { describeTrouble } from '../../lib/trouble-text.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { Button, Dialog, Table } from '../../ui/index.ts';

interface HealthDialogProps {
  readonly account: Account;
  readonly isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

/** Folder by folder: what the server has, what is here, and when the two last spoke. */
export function HealthDialog({ account, isOpen, onOpenChange }: HealthDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      size="page"
      title={t`Folders and health`}
      description={account.name}
    >
      <Health account={account} />
    </Dialog>
  );
}

function Health({ account }: { account: Account }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const now = useNow();
  const { data: folders = [] } = useQuery(core.sync.health.queryOptions({ input: { accountId: account.id } }));
  const { data: mailboxes = [] } = useQuery(core.mailboxes.list.queryOptions({ input: {} }));
  const nameOf = ({ mailboxId }: FolderHealth) =>
    mailboxes.find(({ id }) => id === mailboxId)?.path ?? mailboxes.find(({ id }) => id === mailboxId)?.name ?? '';
  const verify = async ({ mailboxId }: FolderHealth) => {
    await coreClient.sync.verify({ mailboxId });
    showNotice(t`The folder is being compared with the server`);
  };
  return (
    <Table
      caption={t`Folders`}
      rows={folders}
      rowKey={({ mailboxId }) => mailboxId}
      columns={[
        { id: 'name', header: t`Folder`, cell: nameOf, tone: 'strong', isRowHeader: true },
        { id: 'server', header: t`On the server`, align: 'end', cell: ({ serverCount }) => format.number(serverCount) },
        { id: 'local', header: t`Here`, align: 'end', cell: ({ localCount }) => format.number(localCount) },
        {
          id: 'bodies',
          header: t`Without text`,
          align: 'end',
          cell: ({ withoutBody }) => format.number(withoutBody),
        },
        {
          id: 'synced',
          header: t`Last compared`,
          cell: ({ syncedAt, trouble }) =>
            trouble ? i18n._(describeTrouble(trouble)) : syncedAt === null ? t`Not yet` : format.moment(syncedAt, now),
        },
        {
          id: 'verify',
          header: t`Check`,
          isHeaderHidden: true,
          cell: (folder) => (
            <Button variant="plain" icon={ShieldCheck} onClick={() => void verify(folder).catch(showError)}>
              <Trans>Check</Trans>
            </Button>
          ),
        },
      ]}
    />
  );
}
