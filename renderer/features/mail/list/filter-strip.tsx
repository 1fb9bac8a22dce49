import { useLingui } from '@lingui/react/macro';
import { MailOpen, Paperclip, Star, Users } from 'lucide-react';
import { runCommand } from '../../../app/commands/run-command.ts';
import { Icon, type IconType } from '../../../ui/index.ts';
import classes from './filter-strip.module.css';
import type { ListFilter, ThreadScope } from './thread-scope.ts';

/** What narrows the list, side by side: what is pressed holds together. */
export function FilterStrip({ scope }: { scope: ThreadScope }) {
  const { t } = useLingui();
  const filters: readonly { id: ListFilter; label: string; icon: IconType; command: string }[] = [
    { id: 'unreadOnly', label: t`Unread`, icon: MailOpen, command: 'mail.toggle-unread-only' },
    { id: 'starredOnly', label: t`Starred`, icon: Star, command: 'mail.toggle-starred-only' },
    { id: 'attachmentsOnly', label: t`Attachments`, icon: Paperclip, command: 'mail.toggle-attachments-only' },
    { id: 'contactsOnly', label: t`Contacts`, icon: Users, command: 'mail.toggle-contacts-only' },
  ];
  return (
    <div role="group" aria-label={t`Filters`} className={classes.strip}>
      {filters.map(({ id, label, icon, command }) => (
        <button
          key={id}
          type="button"
          aria-pressed={scope[id]}
          onClick={() => runCommand(command)}
          className={classes.filter}
        >
          <Icon of={icon} size={12} />
          {label}
        </button>
      ))}
    </div>
  );
}
