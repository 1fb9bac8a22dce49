import type { DemoConversation } from './format.ts';

export const seoAngebot: DemoConversation = {
  id: 'seo-angebot',
  account: 'work',
  language: 'en',
  place: 'spam',
  subject: 'Quick question about your website',
  mails: [
    {
      from: 'seo',
      at: '-2d 02:51',
      isUnread: true,
      text: `
        Hi there,

        I was looking at your website and noticed you could rank on page one in 14 days. Our clients see 900 % growth. Can I send you a free report?

        If not interested reply NO and I will follow up next week.
      `,
    },
  ],
};

export const kontoPruefung: DemoConversation = {
  id: 'konto-pruefung',
  account: 'family',
  language: 'de',
  place: 'spam',
  subject: 'WICHTIG: Ihr Zugang wird heute gesperrt',
  mails: [
    {
      from: 'phishing',
      at: '-1d 04:33',
      isUnread: true,
      text: `
        Sehr geehrter Kunde,

        wir haben eine ungewöhnliche Aktivitat festgestellt. Bestätigen Sie Ihre Daten innerhalb 24 Stunde, sonst wird Ihr Konto dauerhaft geschlossen und es entstehen Kosten von 79,95 EUR.

        http://konto-pruefung-sofort.example/login

        Ihre Kundensicherheit
      `,
    },
  ],
};

export const gewinn: DemoConversation = {
  id: 'gewinn',
  account: 'family',
  language: 'en',
  place: 'spam',
  subject: 'Re: your unclaimed parcel (final notice)',
  mails: [
    {
      from: 'gewinn',
      at: '-6d 03:05',
      text: `
        Dear winner,

        A parcel worth 4,900 is waiting in your name. Pay the handling fee of 1.95 within 12 hours to release it.
      `,
    },
  ],
};

export const prospekt: DemoConversation = {
  id: 'moebelprospekt',
  account: 'family',
  language: 'de',
  place: 'trash',
  subject: 'Nur noch drei Tage: 30 % auf alles mit Beinen',
  mails: [
    {
      from: 'moebel',
      at: '-5d 05:15',
      text: `
        Tische, Stühle, Betten, Kommoden: alles mit Beinen ist noch bis {{-2d}} um 30 % günstiger.

        Möbelwelt, gleich an der Umgehungsstraße
      `,
    },
  ],
};

export const alteFrage: DemoConversation = {
  id: 'schluessel-turnhalle',
  account: 'club',
  language: 'de',
  place: 'trash',
  subject: 'Wer hat den Schlüssel der Turnhalle?',
  mails: [
    {
      from: 'lennart',
      at: '-11d 18:55',
      text: `
        Stehe vor der Tür. Wer hat den Schlüssel?
      `,
    },
    {
      from: 'lennart',
      at: '-11d 19:10',
      text: `
        Hat sich erledigt, er hing am Haken. Wie immer.
      `,
    },
  ],
};
