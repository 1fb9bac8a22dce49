import { Toolbar as Base } from '@base-ui/react/toolbar';
import type { ReactElement, ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { cx } from './cx.ts';
import { IconButton, type IconButtonProps } from './icon-button.tsx';
import type { MenuEntry } from './menu-entry.ts';
import { Menu } from './menu.tsx';
import classes from './toolbar.module.css';

export type ToolbarProps = {
  label: string;
  orientation?: 'horizontal' | 'vertical';
  className?: string;
  children: ReactNode;
};

/** One stop for Tab; the arrows walk inside. Its children are the `Toolbar…` parts below. */
export function Toolbar({ label, orientation, className, children }: ToolbarProps) {
  return (
    <Base.Root aria-label={label} orientation={orientation} className={cx(classes.toolbar, className)}>
      {children}
    </Base.Root>
  );
}

export function ToolbarIconButton(props: IconButtonProps) {
  return <Base.Button render={<IconButton {...props} />} />;
}

export function ToolbarButton(props: ButtonProps) {
  return <Base.Button render={<Button {...props} />} />;
}

export type ToolbarMenuProps = {
  trigger: ReactElement;
  items: readonly MenuEntry[] | (() => readonly MenuEntry[]);
};

export function ToolbarMenu({ trigger, items }: ToolbarMenuProps) {
  return <Menu trigger={<Base.Button render={trigger} />} items={items} />;
}

export function ToolbarSeparator() {
  return <Base.Separator className={classes.separator} />;
}
