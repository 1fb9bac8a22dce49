import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import type { MenuEntry } from './menu-entry.ts';
import { LazyMenuItems, MenuPopup } from './menu-items.tsx';

export type MenuProps = {
  /** A `Button` or `IconButton`; it names the menu. */
  trigger: ReactElement;
  /** A function is asked only when the menu opens. */
  items: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  side?: 'top' | 'bottom';
  align?: 'start' | 'end';
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
};

export function Menu({ trigger, items, side = 'bottom', align = 'start', isOpen, onOpenChange }: MenuProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <MenuPopup side={side} align={align}>
        <LazyMenuItems items={items} />
      </MenuPopup>
    </Base.Root>
  );
}
