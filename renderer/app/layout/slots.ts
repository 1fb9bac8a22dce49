import type { ComponentType } from 'react';

/**
 * What the frame expects from the features' doors (`features/<name>/index.ts`). `app/pages.ts` puts them into place:
 *
 * - mail:     `MailNav`, `FolderNav`, `MailList`, `MailReader`, `mailCommands`
 * - drafts:   `NewMailButton`, `DraftList`, `DraftEditor`, `draftCommands`
 * - accounts: `AccountNav`, `AccountSettings`, `AddAccountForm`, `accountCommands`
 * - demo:     `DemoNotice`, `demoCommands`
 * - undo:     `undoCommands`
 *
 * Panes read the route from `state/view-state.ts` and change it through `state/navigate.ts`. They fill their pane
 * (`height: 100%`), bring their own 48 px `Bar` and scroll by themselves.
 */

/** A part of the sidebar. In the rail only icons have room. */
export interface NavSlotProps {
  readonly isRail: boolean;
}
export type NavSlot = ComponentType<NavSlotProps>;

/** A page of list and reader. `onBack` is there when only one pane fits: it leads back to the list. */
export interface ReaderSlotProps {
  readonly onBack?: () => void;
}
export interface TwoPanePage {
  readonly List: ComponentType;
  readonly Reader: ComponentType<ReaderSlotProps>;
}
