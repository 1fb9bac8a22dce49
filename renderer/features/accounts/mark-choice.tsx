import { useLingui } from '@lingui/react/macro';
import type { Account } from '#shared/contract/accounts.ts';
import { AccountBar, IconButton, Menu, type TagColor } from '../../ui/index.ts';
import { Palette } from 'lucide-react';

interface MarkChoiceProps {
  readonly account: Account;
  readonly onChange: (mark: number) => void;
}

/** The six bars an account can wear. Each has a name: colour is never the only word. */
export function MarkChoice({ account, onChange }: MarkChoiceProps) {
  const { t } = useLingui();
  const names: Readonly<Record<TagColor, string>> = {
    1: t`Brick`,
    2: t`Ochre`,
    3: t`Moss`,
    4: t`Lake`,
    5: t`Slate blue`,
    6: t`Rose`,
  };
  const colors: readonly TagColor[] = [1, 2, 3, 4, 5, 6];
  return (
    <Menu
      align="end"
      trigger={<IconButton label={t`Colour of ${account.name}: ${names[account.mark as TagColor]}`} icon={Palette} />}
      items={colors.map((color) => ({
        kind: 'check' as const,
        id: String(color),
        label: names[color],
        mark: <AccountBar color={color} isTall />,
        isChecked: color === account.mark,
        onChange: () => onChange(color),
      }))}
    />
  );
}
