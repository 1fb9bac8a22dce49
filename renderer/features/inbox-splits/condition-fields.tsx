import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { senderPattern } from '#shared/contract/senders.ts';
import type { SplitCondition } from '#shared/contract/inbox-splits.ts';
import type { AccountId, MailboxId } from '#shared/ids.ts';
import { core } from '../../lib/core.ts';
import { IconButton, Select, TextField } from '../../ui/index.ts';
import classes from './split-dialog.module.css';

type FieldName = SplitCondition['field'];

interface ConditionFieldsProps {
  readonly condition: SplitCondition;
  onChange(condition: SplitCondition): void;
  onRemove: (() => void) | undefined;
}

/** One line: whether it must or must not, what, and of whom or where. */
export function ConditionFields({ condition, onChange, onRemove }: ConditionFieldsProps) {
  const { t } = useLingui();
  const { data: accounts = [] } = useQuery(core.accounts.list.queryOptions({ input: {} }));
  const { data: mailboxes = [] } = useQuery(core.mailboxes.list.queryOptions({ input: {} }));
  const [account] = accounts;
  const [mailbox] = mailboxes;
  const blank = (field: FieldName): SplitCondition => {
    const isNot = condition.isNot;
    if (field === 'from') return { field, isNot, values: [] };
    if (field === 'account') return { field, isNot, accountId: account?.id ?? ('' as AccountId) };
    if (field === 'folder') return { field, isNot, mailboxId: mailbox?.id ?? ('' as MailboxId) };
    return { field, isNot };
  };
  return (
    <div className={classes.condition}>
      <Select<'is' | 'not'>
        label={t`Must or must not`}
        value={condition.isNot === true ? 'not' : 'is'}
        onChange={(value) => onChange({ ...condition, isNot: value === 'not' })}
        options={[
          { value: 'is', label: t`is` },
          { value: 'not', label: t`is not` },
        ]}
      />
      <Select<FieldName>
        label={t`Condition`}
        value={condition.field}
        onChange={(field) => onChange(blank(field))}
        options={[
          { value: 'from', label: t`from a sender` },
          { value: 'vip', label: t`from important people` },
          { value: 'list', label: t`newsletter or mailing list` },
          { value: 'automatic', label: t`written by a machine` },
          { value: 'toMe', label: t`to me directly` },
          { value: 'attachment', label: t`with attachment` },
          ...(account ? [{ value: 'account' as const, label: t`in the account` }] : []),
          ...(mailbox ? [{ value: 'folder' as const, label: t`in the folder` }] : []),
        ]}
      />
      {condition.field === 'from' && (
        <SenderPatterns values={condition.values} onChange={(values) => onChange({ ...condition, values })} />
      )}
      {condition.field === 'account' && (
        <Select<AccountId>
          label={t`Account`}
          value={condition.accountId}
          onChange={(accountId) => onChange({ ...condition, accountId })}
          options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {condition.field === 'folder' && (
        <Select<MailboxId>
          label={t`Folder`}
          value={condition.mailboxId}
          onChange={(mailboxId) => onChange({ ...condition, mailboxId })}
          options={mailboxes.map(({ id, path, name }) => ({ value: id, label: path ?? name }))}
        />
      )}
      {onRemove && <IconButton label={t`Remove condition`} icon={X} onClick={onRemove} />}
    </div>
  );
}

/** Addresses and @domains on one line; what is none is left out and stays to be mended. */
function SenderPatterns({ values, onChange }: { values: readonly string[]; onChange: (values: string[]) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(values.join(', '));
  return (
    <TextField
      aria-label={t`Addresses or @domains`}
      placeholder={t`anna@example.org, @example.com`}
      className={classes.value}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        const found = text.split(/[\s,;]+/).filter((one) => senderPattern.safeParse(one).success);
        onChange(found.slice(0, 50));
      }}
    />
  );
}
