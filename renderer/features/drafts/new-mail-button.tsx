import { SquarePen } from 'lucide-react';
import type { NavSlotProps } from '../../app/layout/slots.ts';
import { useCommand } from '../../app/commands/use-command.ts';
import { Button, IconButton } from '../../ui/index.ts';

/** The one thing a sidebar begins with. */
export function NewMailButton({ isRail }: NavSlotProps) {
  const { title, keys, run } = useCommand('drafts.new');
  if (isRail) {
    return (
      <IconButton label={title} icon={SquarePen} keys={keys} variant="outlined" tooltipSide="right" onClick={run} />
    );
  }
  return (
    <Button size="large" icon={SquarePen} keys={keys} isWide onClick={run}>
      {title}
    </Button>
  );
}
