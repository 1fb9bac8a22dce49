import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement } from 'react';
import type { MenuEntry } from './menu-entry.ts';
import { LazyMenuItems, MenuPopup } from './menu-items.tsx';

export type ContextMenuProps = {
  label: string;
  /** A function is asked only while the menu is open: read the selection there. */
  items: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  /** The area that answers the right button, the menu key and Shift+F10. One menu around a list, not one per row. */
  children: ReactElement;
  onOpenChange?: (isOpen: boolean) => void;
};

export function ContextMenu({ label, items, children, onOpenChange }: ContextMenuProps) {
  return (
    <Base.Root onOpenChange={(isOpen) => onOpenChange?.(isOpen)}>
      <Base.Trigger render={children} />
      <MenuPopup label={label}>
        <LazyMenuItems items={items} />
      </MenuPopup>
    </Base.Root>
  );
}
