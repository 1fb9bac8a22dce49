import type { DemoConversation } from '../format.ts';

export const anmeldecode: DemoConversation = {
  id: 'anmeldecode',
  account: 'work',
  language: 'de',
  place: 'inbox',
  subject: 'Dein Anmeldecode: 481 902',
  mails: [
    {
      from: 'planwolke',
      at: '-12m',
      isUnread: true,
      text: `
        Hallo Hanne,

        mit diesem Code meldest du dich bei Planwolke an:

        481 902

        Er gilt zehn Minuten. Wenn du dich gerade nicht anmeldest, ändere bitte dein Passwort. Wir fragen dich niemals am Telefon nach diesem Code.
      `,
    },
  ],
};

export const speicher: DemoConversation = {
  id: 'speicher-sicherung',
  account: 'work',
  language: 'en',
  place: 'inbox',
  subject: '[speicher] Backup finished with 2 warnings',
  mails: [
    {
      from: 'nas',
      at: '-1d 03:14',
      text: `
        Job:       nightly-projects
        Result:    finished with warnings
        Duration:  01:42:08
        Copied:    18,204 files, 61.3 GB
        Warnings:  2

          projects/salz/raum2/Raum2_Grafik_02.indd: file was open, copied the version of the night before
          volume 1: 88 % full, will be full in about 40 days

        This message was sent by a machine. Nobody reads replies.
      `,
    },
  ],
};

export const typeSpace: DemoConversation = {
  id: 'type-and-space',
  account: 'work',
  language: 'en',
  place: 'inbox',
  subject: 'Type & Space 88: Letters you can walk through',
  mails: [
    {
      from: 'typeSpace',
      at: '-3d 07:00',
      text: `
        Good morning,

        In this issue: a station that lost its signs and found its way, why wayfinding fails at doors, and a tiny museum that prints every label on a receipt roll.

        THE LONG READ
        A hospital removed two thirds of its signs. Patients now ask less often where to go. We spent a week there with a stopwatch.

        FROM THE WORKSHOP
        Felt, revisited: what happens to a felt label after 10,000 hands.

        DATES
        Conference "Where am I": early tickets until {{+12d}}.

        You receive this letter because you asked for it. Unsubscribe with one click.
      `,
    },
  ],
};
