import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  Bold,
  Code,
  Italic,
  Link,
  List,
  ListOrdered,
  RemoveFormatting,
  SquareCode,
  Strikethrough,
  TextQuote,
  Underline,
  type LucideIcon,
} from 'lucide-react';
import type { Command } from '../../app/commands/command.ts';
import { getTextEditor, type Format } from './editor/text-editor.ts';
import { openLinkDialog } from './editor/link-dialog-state.ts';

function needsRichText(): true | MessageDescriptor {
  return getTextEditor() === null ? msg`Write a formatted mail first` : true;
}

const format = (id: string, name: Format, title: MessageDescriptor, icon: LucideIcon, keys: string): Command => ({
  id,
  title,
  group: 'write',
  icon,
  scope: 'editor',
  keys: { gmail: [keys] },
  enabled: needsRichText,
  run: () => getTextEditor()?.toggle(name),
});

/** The marks of the toolbar, in its order. */
export const formatCommands: readonly Command[] = [
  format('drafts.bold', 'bold', msg`Bold`, Bold, 'Mod+b'),
  format('drafts.italic', 'italic', msg`Italic`, Italic, 'Mod+i'),
  format('drafts.underline', 'underline', msg`Underline`, Underline, 'Mod+u'),
  format('drafts.strike', 'strike', msg`Strike through`, Strikethrough, 'Mod+Shift+x'),
  format('drafts.bullets', 'bulletList', msg`List`, List, 'Mod+Shift+8'),
  format('drafts.numbers', 'orderedList', msg`Numbered list`, ListOrdered, 'Mod+Shift+7'),
  format('drafts.quote', 'blockquote', msg`Quote`, TextQuote, 'Mod+Shift+9'),
  format('drafts.code', 'code', msg`Code`, Code, 'Mod+e'),
  format('drafts.code-block', 'codeBlock', msg`Block of code`, SquareCode, 'Mod+Alt+c'),
  {
    id: 'drafts.link',
    title: msg`Insert link`,
    group: 'write',
    icon: Link,
    scope: 'editor',
    keys: { gmail: ['Mod+k'] },
    enabled: needsRichText,
    run: openLinkDialog,
  },
  {
    id: 'drafts.clear-format',
    title: msg`Clear formatting`,
    group: 'write',
    icon: RemoveFormatting,
    scope: 'editor',
    keys: { gmail: ['Mod+\\'] },
    enabled: needsRichText,
    run: () => getTextEditor()?.clearFormats(),
  },
];

/** Which of them show that they are on. */
export const formatOf: Readonly<Record<string, Format>> = {
  'drafts.bold': 'bold',
  'drafts.italic': 'italic',
  'drafts.underline': 'underline',
  'drafts.strike': 'strike',
  'drafts.bullets': 'bulletList',
  'drafts.numbers': 'orderedList',
  'drafts.quote': 'blockquote',
  'drafts.code': 'code',
  'drafts.code-block': 'codeBlock',
};
