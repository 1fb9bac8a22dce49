import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  CalendarDays,
  Contact,
  File,
  FileArchive,
  FileAudio,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileType,
  FileVideo,
  Mail,
  Presentation,
} from 'lucide-react';
import type { FileDanger } from '#shared/model/file-danger.ts';
import type { FileKind } from '#shared/model/file-kind.ts';
import type { IconType } from '../../ui/index.ts';

/** What each kind of file is called and looks like. */
export const kindFaces: Readonly<Record<FileKind, { readonly title: MessageDescriptor; readonly icon: IconType }>> = {
  image: { title: msg`Pictures`, icon: FileImage },
  pdf: { title: msg`PDF`, icon: FileType },
  document: { title: msg`Documents`, icon: FileText },
  sheet: { title: msg`Spreadsheets`, icon: FileSpreadsheet },
  slides: { title: msg`Presentations`, icon: Presentation },
  text: { title: msg`Texts`, icon: FileText },
  archive: { title: msg`Archives`, icon: FileArchive },
  audio: { title: msg`Sound`, icon: FileAudio },
  video: { title: msg`Videos`, icon: FileVideo },
  calendar: { title: msg`Calendar files`, icon: CalendarDays },
  contact: { title: msg`Contact cards`, icon: Contact },
  mail: { title: msg`Mails`, icon: Mail },
  other: { title: msg`Other files`, icon: File },
};

export const dangerWords: Readonly<Record<FileDanger, MessageDescriptor>> = {
  program: msg`This is a program. Opened, it can do anything you can do.`,
  script: msg`This file can run commands when it is opened.`,
  macros: msg`This document contains macros, or may contain them. They run commands.`,
  shortcut: msg`This is a shortcut. It starts something else when it is opened.`,
  disk: msg`This is a disk image. Warnings of your system do not reach what is inside.`,
  page: msg`This is a web page. Opened, it can load things from the internet and ask for passwords.`,
};
