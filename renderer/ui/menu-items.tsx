import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import float from './float.module.css';
import { Icon, type IconType } from './icon.tsx';
import { Keys } from './keys.tsx';
import type { MenuAction, MenuCheck, MenuChoice, MenuEntry, MenuGroup, MenuSubmenu } from './menu-entry.ts';
import classes from './menu.module.css';

/** The rows of a menu. A menu and a context menu draw the same ones. */
export function MenuItems({ items }: { items: readonly MenuEntry[] }) {
  return items.map((entry) => <Entry key={entry.id} entry={entry} />);
}

/** Mounted only inside an open popup: the function runs when it is needed, not with every render around it. */
export function LazyMenuItems({ items }: { items: readonly MenuEntry[] | (() => readonly MenuEntry[]) }) {
  return <MenuItems items={typeof items === 'function' ? items() : items} />;
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case 'check':
      return <CheckItem entry={entry} />;
    case 'choice':
      return <ChoiceItems entry={entry} />;
    case 'submenu':
      return <SubmenuItem entry={entry} />;
    case 'group':
      return <GroupItems entry={entry} />;
    case 'separator':
      return <Base.Separator className={classes.separator} />;
    case 'note':
      return <p className={classes.note}>{entry.text}</p>;
    case 'action':
    case undefined:
      return <ActionItem entry={entry} />;
  }
}

function ActionItem({ entry }: { entry: MenuAction }) {
  const isLocked = entry.disabledReason !== undefined;
  return (
    <Base.Item
      label={entry.label}
      disabled={isLocked}
      onClick={entry.run}
      className={cx(classes.item, entry.tone === 'danger' && !isLocked && classes.danger)}
    >
      <Lead icon={entry.icon} mark={entry.mark} />
      <Words label={entry.label} reason={entry.disabledReason} />
      {entry.hint && <span className={classes.hint}>{entry.hint}</span>}
      {entry.keys && <Keys keys={entry.keys} className={classes.keys} />}
    </Base.Item>
  );
}

function CheckItem({ entry }: { entry: MenuCheck }) {
  return (
    <Base.CheckboxItem
      label={entry.label}
      checked={entry.isChecked}
      disabled={entry.disabledReason !== undefined}
      onCheckedChange={(isChecked) => entry.onChange(isChecked)}
      className={classes.item}
    >
      <span className={classes.tick}>
        <Base.CheckboxItemIndicator>
          <Icon of={Check} />
        </Base.CheckboxItemIndicator>
      </span>
      <Lead icon={entry.icon} mark={entry.mark} />
      <Words label={entry.label} reason={entry.disabledReason} />
      {entry.keys && <Keys keys={entry.keys} className={classes.keys} />}
    </Base.CheckboxItem>
  );
}

function ChoiceItems({ entry }: { entry: MenuChoice }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={classes.group}>{entry.label}</Base.GroupLabel>
      <Base.RadioGroup value={entry.value} onValueChange={(value: string) => entry.onChange(value)}>
        {entry.options.map((option) => (
          <Base.RadioItem
            key={option.value}
            value={option.value}
            label={option.label}
            closeOnClick
            className={classes.item}
          >
            <span className={classes.tick}>
              <Base.RadioItemIndicator>
                <Icon of={Check} />
              </Base.RadioItemIndicator>
            </span>
            <Words label={option.label} />
            {option.hint && <span className={classes.hint}>{option.hint}</span>}
            {option.keys && <Keys keys={option.keys} className={classes.keys} />}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

function SubmenuItem({ entry }: { entry: MenuSubmenu }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger label={entry.label} disabled={entry.disabledReason !== undefined} className={classes.item}>
        <Lead icon={entry.icon} mark={entry.mark} />
        <Words label={entry.label} reason={entry.disabledReason} />
        <Icon of={ChevronRight} />
      </Base.SubmenuTrigger>
      <MenuPopup sideOffset={0} alignOffset={-4}>
        <MenuItems items={entry.items} />
      </MenuPopup>
    </Base.SubmenuRoot>
  );
}

function GroupItems({ entry }: { entry: MenuGroup }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={classes.group}>{entry.label}</Base.GroupLabel>
      <MenuItems items={entry.items} />
    </Base.Group>
  );
}

function Lead({ icon, mark }: { icon?: IconType; mark?: ReactNode }) {
  if (mark) return <span className={classes.tick}>{mark}</span>;
  return icon && <Icon of={icon} />;
}

function Words({ label, reason }: { label: string; reason?: string }) {
  return (
    <span className={classes.words}>
      {label}
      {reason && <span className={classes.reason}>{reason}</span>}
    </span>
  );
}

type MenuPopupProps = {
  label?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  sideOffset?: number;
  alignOffset?: number;
  children: ReactNode;
};

export function MenuPopup({ label, children, sideOffset = 4, ...placement }: MenuPopupProps) {
  return (
    <Base.Portal>
      <Base.Positioner {...placement} sideOffset={sideOffset} collisionPadding={8} className={float.positioner}>
        <Base.Popup aria-label={label} className={cx(float.float, classes.popup)}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
