import type { DemoConversation } from '../format.ts';

export const altenfeldAngebot: DemoConversation = {
  id: 'altenfeld-angebot',
  account: 'work',
  language: 'de',
  place: 'inbox',
  subject: 'Leitsystem Stadtbücherei: überarbeitetes Angebot',
  mails: [
    {
      from: 'nnamdi',
      at: '-8b 11:52',
      text: `
        Sehr geehrte Frau Oelke,

        Ihr Entwurf für das Leitsystem hat im Haus viele Freunde gefunden, vor allem die Regalfahnen aus Filz. Der Ausschuss kann allerdings nur 18.000 € bewilligen, Ihr Angebot liegt bei 21.350 €.

        Können Sie uns sagen, was sich streichen oder auf das nächste Jahr schieben ließe? Die Sitzung ist am {{+6b}}, die Unterlagen müssen am {{+2b}} um 12 Uhr bei mir sein.

        Mit freundlichen Grüßen
        Carla Nnamdi
      `,
    },
    {
      from: 'work',
      at: '-7b 10:30',
      text: `
        Sehr geehrte Frau Nnamdi,

        das freut mich sehr. Ich sehe zwei Wege: Die Fahnen im Obergeschoss kommen erst im nächsten Jahr (spart 2.100 €), oder wir bleiben bei bedrucktem Karton statt Filz (spart 3.600 €).

        Ich rate zum ersten. Sie bekommen das überarbeitete Angebot bis {{+1b weekday}}.

        Freundliche Grüße
        Hanne Oelke
      `,
    },
    {
      from: 'nnamdi',
      at: '-1b 15:10',
      isUnread: true,
      text: `
        Sehr geehrte Frau Oelke,

        der erste Weg, auf jeden Fall. Denken Sie bitte noch an die Schilder in Leichter Sprache? Die hatten wir beim Rundgang besprochen, im Angebot habe ich sie nicht gefunden.

        Und darf ich Ihren Entwurf schon einmal der Presse zeigen?

        Herzliche Grüße
        Carla Nnamdi
      `,
    },
  ],
};

export const altenfeldDenkmal: DemoConversation = {
  id: 'altenfeld-denkmal',
  account: 'work',
  language: 'de',
  place: 'inbox',
  subject:
    'Aktenzeichen 63.2-0418: Antrag auf denkmalrechtliche Erlaubnis zur Anbringung eines Leitsystems im Treppenhaus und in den Lesesälen der Stadtbücherei Altenfeld (ehemalige Seifenfabrik, Baudenkmal Nr. 112), hier: Nachforderung von Unterlagen zur Befestigung der Schilder an der gefliesten Südwand und zur Rückbaubarkeit sämtlicher Bohrungen',
  mails: [
    {
      from: 'denkmal',
      at: '-3b 08:05',
      attachments: [['63.2-0418_Nachforderung.pdf', 141]],
      text: `
        Sehr geehrte Frau Oelke,

        zu Ihrem Antrag fehlen noch:

        1. ein Detailschnitt der Befestigung an der Südwand im Maßstab 1:5,
        2. eine Aussage, wie die Bohrungen im Fliesenspiegel später geschlossen werden,
        3. zwei Fotos des heutigen Zustands.

        Wir bitten um Vorlage bis spätestens {{+10b}}. Geht bis dahin nichts ein, müssen wir über den Antrag nach Aktenlage entscheiden.

        Mit freundlichen Grüßen
        Im Auftrag
        Untere Denkmalbehörde
      `,
    },
  ],
};
