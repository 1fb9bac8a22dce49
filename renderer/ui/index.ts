/**
 * The door of the design system. Features take their parts from here and never from a file inside.
 * `styles.css` is imported once, by the entry of the page, before anything else: it fixes the order of the layers.
 */
export { AlertDialog, type AlertDialogProps } from './alert-dialog.tsx';
export { Bar, BarSeparator, type BarProps } from './bar.tsx';
export { Button, type ButtonProps, type ButtonVariant } from './button.tsx';
export { Checkbox, type CheckboxProps } from './checkbox.tsx';
export { Chip, type ChipProps, type ChipTone } from './chip.tsx';
export { confirm, type ConfirmOptions } from './confirm.tsx';
export { ContextMenu, type ContextMenuProps } from './context-menu.tsx';
export { Badge, Count, type CountProps } from './count.tsx';
export { cx } from './cx.ts';
export { mailRowHeights, type Density } from './density.ts';
export { DescriptionList, type Description } from './description-list.tsx';
export { Dialog, type DialogProps } from './dialog.tsx';
export { EmptyState, type EmptyStateProps } from './empty-state.tsx';
export { ErrorState, type ErrorStateProps } from './error-state.tsx';
export { CitationNumber, Mark, Quote, type CitationNumberProps, type QuoteProps } from './evidence.tsx';
export { Field, type FieldProps } from './field.tsx';
export { Icon, type IconSize, type IconType } from './icon.tsx';
export { IconButton, type IconButtonProps } from './icon-button.tsx';
export { Kbd, Keys, useKeyNames, type KeysProps } from './keys.tsx';
export { listKeyCaps, toAriaKeys, type KeyNames, type KeyPlatform } from './key-caps.ts';
export { Link, type LinkProps } from './link.tsx';
export { GroupHead, groupHeadHeights, NewRowsLine } from './list-head.tsx';
export { Brand, Logo } from './logo.tsx';
export { MailRow, type MailRowAction, type MailRowChip, type MailRowProps } from './mail-row.tsx';
export { AccountBar, Tag, TagDot, UnreadMark, type AccountBarProps, type TagColor } from './marks.tsx';
export { Menu, type MenuProps } from './menu.tsx';
export type {
  MenuAction,
  MenuCheck,
  MenuChoice,
  MenuEntry,
  MenuGroup,
  MenuNote,
  MenuSeparator,
  MenuSubmenu,
} from './menu-entry.ts';
export { NavGroup, NavHeading, NavItem, type NavGroupProps, type NavItemProps } from './nav.tsx';
export { Banner, Notice, type BannerProps, type NoticeProps, type NoticeTone } from './notice.tsx';
export { OfflineBanner, type OfflineBannerProps } from './offline-banner.tsx';
export { Panes, paneWidths, type PaneSpec, type PanesProps, type PaneTone, type PaneWidths } from './panes.tsx';
export { PasswordField, type PasswordFieldProps } from './password-field.tsx';
export { PersonLine, type PersonLineProps } from './person-line.tsx';
export { keyPlatform } from './platform.ts';
export { Popover, type PopoverProps } from './popover.tsx';
export { Progress, type ProgressProps } from './progress.tsx';
export { Radio, RadioGroup, type RadioGroupProps, type RadioProps } from './radio-group.tsx';
export { SearchField, type SearchFieldProps } from './search-field.tsx';
export { SegmentedControl, type SegmentedControlProps } from './segmented-control.tsx';
export { Select, type SelectOption, type SelectProps } from './select.tsx';
export { SettingGroup, SettingRow, type SettingGroupProps, type SettingRowProps } from './settings.tsx';
export { SplitButton, type SplitButtonProps } from './split-button.tsx';
export { StillBars, type StillBarsProps } from './still-bars.tsx';
export { Switch, type SwitchProps } from './switch.tsx';
export { ScrollArea, type ScrollAreaProps } from './scroll-area.tsx';
export { Table, type TableColumn, type TableProps } from './table.tsx';
export { Tabs, type TabsProps } from './tabs.tsx';
export { TextArea, type TextAreaProps } from './text-area.tsx';
export { TextField, type TextFieldProps } from './text-field.tsx';
export { closeToast, showToast, type ToastAction, type ToastOptions } from './toast-manager.ts';
export {
  Toolbar,
  ToolbarButton,
  ToolbarIconButton,
  ToolbarMenu,
  ToolbarSeparator,
  type ToolbarMenuProps,
  type ToolbarProps,
} from './toolbar.tsx';
export { Tooltip, type TooltipProps, type TooltipSide } from './tooltip.tsx';
export { Tree, type TreeProps } from './tree.tsx';
export type { TreeNode } from './tree-rows.ts';
export { UiProvider } from './ui-provider.tsx';
export { useTextScale } from './use-text-scale.ts';
export { useWindowTier, type WindowTier } from './use-window-tier.ts';
export {
  VirtualList,
  type RowState,
  type SelectHow,
  type VirtualListHandle,
  type VirtualListProps,
} from './virtual-list.tsx';
export { VisuallyHidden } from './visually-hidden.tsx';
