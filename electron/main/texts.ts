import type { Language } from '#shared/system-language.ts';

/** The few words the shell itself says. Everything else is the renderer's. */
export interface Texts {
  readonly open: string;
  readonly quit: string;
  readonly trayUnread: (unread: number) => string;
  readonly newMail: string;
  readonly newMails: (count: number) => string;
  readonly woken: string;
  readonly hiddenMail: string;
  readonly selfTest: string;
  readonly selfTestBody: string;
  readonly actions: Record<'archive' | 'reply' | 'markRead', string>;
  readonly menu: Record<'edit' | 'view' | 'window' | 'actualSize' | 'zoomIn' | 'zoomOut' | 'fullScreen', string>;
  readonly edit: Record<'cut' | 'copy' | 'paste' | 'selectAll', string>;
  readonly coreFails: string;
  readonly coreFailsDetail: (logDir: string) => string;
  readonly tryAgain: string;
  readonly inUse: string;
  readonly inUseDetail: string;
}

const german: Texts = {
  open: 'Hauspost öffnen',
  quit: 'Hauspost beenden',
  trayUnread: (unread) => (unread === 1 ? '1 ungelesene Mail' : `${unread.toLocaleString('de')} ungelesene Mails`),
  newMail: 'Neue Mail',
  newMails: (count) => `${count.toLocaleString('de')} neue Mails`,
  woken: 'Wieder da',
  hiddenMail: 'Absender und Betreff sind verborgen',
  selfTest: 'So meldet sich Hauspost',
  selfTestBody: 'Mitteilungen kommen auf diesem Rechner an',
  actions: { archive: 'Archivieren', reply: 'Antworten', markRead: 'Als gelesen markieren' },
  menu: {
    edit: 'Bearbeiten',
    view: 'Ansicht',
    window: 'Fenster',
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
  },
  edit: { cut: 'Ausschneiden', copy: 'Kopieren', paste: 'Einfügen', selectAll: 'Alles auswählen' },
  coreFails: 'Hauspost kommt nicht in Gang',
  coreFailsDetail: (logDir) =>
    `Der Teil, der deine Mails verwaltet, endet immer wieder. Was geschah, steht in ${logDir}`,
  tryAgain: 'Erneut versuchen',
  inUse: 'Dieses Profil ist schon geöffnet',
  inUseDetail: 'Ein anderes Hauspost arbeitet gerade damit, zum Beispiel im Browser. Beende es zuerst.',
};

const english: Texts = {
  open: 'Open Hauspost',
  quit: 'Quit Hauspost',
  trayUnread: (unread) => (unread === 1 ? '1 unread message' : `${unread.toLocaleString('en')} unread messages`),
  newMail: 'New mail',
  newMails: (count) => `${count.toLocaleString('en')} new messages`,
  woken: 'Back again',
  hiddenMail: 'Sender and subject are hidden',
  selfTest: 'This is how Hauspost speaks up',
  selfTestBody: 'Notifications arrive on this computer',
  actions: { archive: 'Archive', reply: 'Reply', markRead: 'Mark as read' },
  menu: {
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
  },
  edit: { cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all' },
  coreFails: 'Hauspost cannot get going',
  coreFailsDetail: (logDir) =>
    `The part that looks after your mail keeps ending. What happened is written in ${logDir}`,
  tryAgain: 'Try again',
  inUse: 'This profile is already open',
  inUseDetail: 'Another Hauspost is working with it, in the browser for example. Quit that one first.',
};

export const texts: Record<Language, Texts> = { de: german, en: english };
