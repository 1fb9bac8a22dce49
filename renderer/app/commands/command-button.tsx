import { Circle } from 'lucide-react';
import { IconButton, type IconButtonProps } from '../../ui/index.ts';
import { useCommand } from './use-command.ts';

type CommandButtonProps = Omit<IconButtonProps, 'label' | 'icon' | 'keys' | 'disabledReason' | 'onClick'> & {
  command: string;
  label?: string;
  icon?: IconButtonProps['icon'];
};

/** The icon button of a command: its title as name and tooltip, its keys, and why it does nothing now. */
export function CommandButton({ command: id, label, icon, ...rest }: CommandButtonProps) {
  const command = useCommand(id);
  return (
    <IconButton
      {...rest}
      label={label ?? command.title}
      icon={icon ?? command.icon ?? Circle}
      keys={command.keys}
      disabledReason={command.disabledReason}
      onClick={command.run}
    />
  );
}
