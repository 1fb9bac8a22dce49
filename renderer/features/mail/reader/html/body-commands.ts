import { msg } from '@lingui/core/macro';
import { FileText, ImageDown, MonitorCheck, SunMoon } from 'lucide-react';
import type { Command } from '../../../../app/commands/command.ts';
import { actOnBody, whyNot } from './body-handles.ts';

export const bodyCommands: readonly Command[] = [
  {
    id: 'mail.show-images',
    title: msg`Show the pictures of this message`,
    group: 'view',
    icon: ImageDown,
    scope: 'app',
    menu: 'mail',
    enabled: () => whyNot('showImages'),
    run: () => actOnBody('showImages'),
  },
  {
    id: 'mail.allow-images',
    title: msg`Always show pictures of this sender`,
    group: 'view',
    icon: MonitorCheck,
    scope: 'app',
    menu: 'mail',
    enabled: () => whyNot('allowSender'),
    run: () => actOnBody('allowSender'),
  },
  {
    id: 'mail.toggle-colors',
    title: msg`Original colours of this message`,
    group: 'view',
    icon: SunMoon,
    scope: 'app',
    keys: { gmail: ['Shift+d'] },
    menu: 'mail',
    enabled: () => whyNot('toggleColors'),
    run: () => actOnBody('toggleColors'),
  },
  {
    id: 'mail.toggle-text',
    title: msg`This message as plain text`,
    group: 'view',
    icon: FileText,
    scope: 'app',
    keys: { gmail: ['Shift+t'] },
    menu: 'mail',
    enabled: () => whyNot('toggleText'),
    run: () => actOnBody('toggleText'),
  },
];
