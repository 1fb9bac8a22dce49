import type { ReactNode } from 'react';
import type { IconType } from './icon.tsx';

/** A menu as data, so that commands can become menus. Ids are unique among neighbours. */
export type MenuEntry = MenuAction | MenuCheck | MenuChoice | MenuSubmenu | MenuGroup | MenuSeparator | MenuNote;

type Named = {
  id: string;
  label: string;
  icon?: IconType;
  /** Instead of an icon: an account bar, a tag dot. */
  mark?: ReactNode;
  keys?: string;
  disabledReason?: string;
};

export type MenuAction = Named & {
  kind?: 'action';
  /** Quiet text at the right edge: a date, a count. */
  hint?: string;
  tone?: 'danger';
  run: () => void;
};

export type MenuCheck = Named & { kind: 'check'; isChecked: boolean; onChange: (isChecked: boolean) => void };

export type MenuChoice = {
  kind: 'choice';
  id: string;
  /** Heads the choices, and names the group. */
  label: string;
  value: string;
  options: readonly { value: string; label: string; hint?: string; keys?: string }[];
  onChange: (value: string) => void;
};

export type MenuSubmenu = Named & { kind: 'submenu'; items: readonly MenuEntry[] };

export type MenuGroup = { kind: 'group'; id: string; label: string; items: readonly MenuEntry[] };

export type MenuSeparator = { kind: 'separator'; id: string };

export type MenuNote = { kind: 'note'; id: string; text: string };
