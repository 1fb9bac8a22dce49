import type { DemoConversation } from '../format.ts';

export const salzVitrinen: DemoConversation = {
  id: 'salz-vitrinen',
  account: 'work',
  language: 'de',
  place: 'inbox',
  subject: 'Ausstellung „Salz“: Vitrinen in Raum 2',
  mails: [
    {
      from: 'marxen',
      cc: ['frieda'],
      at: '-19b 09:12',
      attachments: [['Objektliste_Raum2_v3.xlsx', 64]],
      text: `
        Liebe Frau Oelke,

        anbei die dritte Fassung der Objektliste für Raum 2. Neu dazugekommen sind die beiden Siedepfannen aus Bad Sülz. Die größere ist 1,84 m lang und passt damit in keine der Vitrinen aus dem Entwurf.

        Sehen Sie eine Möglichkeit, sie trotzdem in Raum 2 zu zeigen? Raum 3 wäre inhaltlich falsch, da geht es schon um den Handel.

        Herzliche Grüße
        Judith Marxen
      `,
    },
    {
      from: 'work',
      at: '-19b 15:40',
      cc: ['frieda', 'bassam'],
      text: `
        Liebe Frau Marxen,

        ja, das geht, aber nicht hinter Glas. Mein Vorschlag: ein offener Sockel an der Fensterwand, mit 60 cm Abstand und einem Seil davor. Dann wirkt sie auch größer.

        Dafür brauche ich von Ihnen zwei Dinge: das Gewicht und die Auskunft, ob der Leihgeber eine offene Präsentation erlaubt. Können Sie das bis {{-16b weekday}} klären?

        Viele Grüße
        Hanne Oelke
      `,
    },
    {
      from: 'marxen',
      cc: ['frieda', 'bassam'],
      at: '-16b 11:05',
      text: `
        Liebe Frau Oelke,

        das Gewicht: 96 kg. Offen ist erlaubt, wenn die Luftfeuchte unter 50 % bleibt und nachts ein Kontakt am Seil hängt. Das schreibe ich auch unserem Depot.

        JM
      `,
    },
    {
      from: 'frieda',
      to: ['work', 'bassam'],
      at: '-16b 11:31',
      text: `
        Nur intern: Der Boden an der Fensterwand trägt laut Gutachten 3,5 kN/m². Mit Sockel sind wir bei 140 kg auf 0,9 m², das reicht also. Ich trage den Sockel in den Plan ein und frage bei Jansen an.

        Frieda
      `,
    },
    {
      from: 'work',
      to: ['jansen'],
      cc: ['frieda'],
      at: '-15b 08:50',
      attachments: [['Sockel_Siedepfanne.pdf', 412]],
      text: `
        Moin Frau Jansen,

        wir brauchen für die Ausstellung „Salz“ einen zusätzlichen Sockel: 200 × 70 × 45 cm, Eiche geräuchert wie die anderen, innen ausgesteift für 100 kg. Zeichnung hängt an.

        Was kostet das, und schaffen Sie es bis zum Aufbau am {{+9b}}?

        Gruß
        Hanne Oelke
      `,
    },
    {
      from: 'jansen',
      cc: ['frieda'],
      at: '-13b 07:04',
      attachments: [['Angebot_2217_Sockel.pdf', 96]],
      text: `
        Moin,

        Angebot hängt an, 1.480 € netto. Das Holz liegt hier, wir schaffen das bis {{+6b}}, wenn die Freigabe bis {{-8b}} da ist. Danach steht die Küche für Petersdorf in der Halle und es geht zwei Wochen nichts.

        Wiebke Jansen
      `,
    },
    {
      from: 'work',
      to: ['marxen'],
      cc: ['frieda'],
      at: '-12b 10:20',
      attachments: [['Angebot_2217_Sockel.pdf', 96]],
      text: `
        Liebe Frau Marxen,

        der Sockel kostet 1.480 € netto. Damit liegt Raum 2 um 900 € über dem Ansatz, Raum 4 wird dafür etwa 1.100 € günstiger, weil die Medienstation entfällt.

        Geben Sie das so frei? Ich brauche Ihr Ja bis {{-9b}}, sonst verlieren wir den Platz in der Werkstatt.

        Viele Grüße
        Hanne Oelke
      `,
    },
    {
      from: 'marxen',
      cc: ['frieda'],
      at: '-9b 16:58',
      text: `
        Liebe Frau Oelke,

        freigegeben. Ich schicke Ihnen die unterschriebene Fassung morgen mit der Post, die Mail reicht der Verwaltung aber für den Anfang.

        Herzlich
        Judith Marxen
      `,
    },
    {
      from: 'bassam',
      to: ['work', 'frieda'],
      at: '-6b 14:22',
      attachments: [['Raum2_Grafik_02.pdf', 5_320]],
      text: `
        Hier die Grafik für Raum 2 mit dem neuen Sockel. Die Zeitleiste musste 30 cm nach links, dadurch stößt sie jetzt an die Tür. Zwei Möglichkeiten: kürzer texten oder das Jahr 1412 weglassen.

        Was meint ihr? Ich wäre für kürzer texten.

        Bassam
      `,
    },
    {
      from: 'work',
      to: ['bassam', 'frieda'],
      at: '-5b 09:15',
      text: `
        Kürzer texten. 1412 bleibt, das ist das Jahr, nach dem alle fragen. Ich schreibe dir bis morgen Mittag einen Text mit höchstens 240 Zeichen.

        Hanne
      `,
    },
    {
      from: 'depot',
      cc: ['frieda'],
      at: '-2b 13:37',
      text: `
        Sehr geehrte Frau Oelke,

        der Leihgeber möchte vor dem Transport ein Protokoll der Luftfeuchte in Raum 2 über 14 Tage sehen. Die Logger haben wir heute ausgelegt, die Werte gibt es also frühestens am {{+8b}}. Der Aufbau am {{+9b}} bleibt damit möglich, aber ohne Puffer.

        Mit freundlichen Grüßen
        Depot, Museum am Hafen
      `,
    },
    {
      from: 'marxen',
      cc: ['frieda', 'bassam'],
      at: '-38m',
      isUnread: true,
      text: `
        Liebe Frau Oelke,

        ich möchte nicht ohne Puffer aufbauen. Können wir die Siedepfanne erst am {{+11b}} stellen und alles andere wie geplant? Dann müsste Frau Jansen an dem Tag noch einmal mit zwei Leuten kommen.

        Bitte geben Sie mir bis {{+2b}} Bescheid, ob das klappt und was es kostet. Am {{+3b weekday}} um 10 Uhr sitze ich mit dem Leihgeber zusammen und würde es dort gern zusagen.

        Herzliche Grüße
        Judith Marxen
      `,
    },
  ],
};

export const salzProbedruck: DemoConversation = {
  id: 'salz-probedruck',
  account: 'work',
  language: 'de',
  place: 'inbox',
  subject: 'Probedruck Wandtafeln, Blau zu kalt',
  mails: [
    {
      from: 'blattwerkOle',
      cc: ['bassam'],
      at: '-4b 10:02',
      attachments: [['Proof_Tafel_07.jpg', 2_210]],
      text: `
        Hallo Hanne,

        der Proof von Tafel 7 ist fertig, Foto hängt an. In echt ist das Blau eine Spur kälter als auf eurem Ausdruck, das kommt vom Trägerpapier. Mit 4 % mehr Gelb wären wir wieder dran.

        Soll ich so korrigieren, oder wollt ihr erst vorbeikommen?

        Ole
      `,
    },
    {
      from: 'work',
      cc: ['bassam'],
      at: '-4b 11:30',
      text: `
        Hallo Ole,

        bitte nicht blind korrigieren, das Blau ist das Blau der ganzen Ausstellung. Bassam kommt {{-2b weekday}} um 8:30 bei euch vorbei und nimmt den Fächer mit.

        Hanne
      `,
    },
    {
      from: 'bassam',
      at: '-2b 12:11',
      text: `
        War da. Mit 3 % Gelb stimmt es unter Tageslicht, unter den Strahlern vom Museum ist es dann aber fast grün. Ich habe Ole gebeten, uns zwei Streifen zu drucken, und hänge sie {{+1b weekday}} in Raum 1 auf.

        Kommst du um 9 dazu? Du siehst das besser als ich.
      `,
    },
    {
      from: 'work',
      to: ['bassam'],
      at: '-2b 12:40',
      text: `
        Bin um 9 da. Ich bringe die Leuchte aus dem Lager mit.
      `,
    },
  ],
};

export const salzLektorat: DemoConversation = {
  id: 'salz-lektorat',
  account: 'work',
  language: 'de',
  place: 'archive',
  subject: 'Lektorat der Ausstellungstexte',
  mails: [
    {
      from: 'work',
      to: ['thiele'],
      at: '-34b 09:30',
      attachments: [['Salz_Texte_komplett.docx', 188]],
      text: `
        Lieber Herr Thiele,

        anbei alle Texte der Ausstellung „Salz“, 31.400 Zeichen auf 42 Tafeln. Bitte achten Sie besonders auf die Einheitlichkeit von „Saline“ und „Salzwerk“.

        Wären Sie bis {{-26b}} fertig?

        Viele Grüße
        Hanne Oelke
      `,
    },
    {
      from: 'thiele',
      at: '-33b 17:45',
      text: `
        Liebe Frau Oelke,

        gern, das schaffe ich. Eine Frage vorab: Duzen die Kindertafeln, oder siezen sie? In Nr. 11 und Nr. 23 steht es verschieden.

        Ihr Ingmar Thiele
      `,
    },
    {
      from: 'work',
      at: '-32b 08:12',
      text: `
        Sie duzen, alle. Danke fürs Aufpassen.
      `,
    },
    {
      from: 'thiele',
      at: '-26b 12:00',
      attachments: [
        ['Salz_Texte_korrigiert.docx', 204],
        ['Rechnung_0931.pdf', 58],
      ],
      text: `
        Liebe Frau Oelke,

        die Texte sind durch, 214 Anmerkungen, die meisten klein. Drei Stellen sind sachlich zu prüfen: die Jahreszahl auf Tafel 3, der Salzgehalt der Ostsee auf Tafel 17 und der Name des Pfännermeisters auf Tafel 30.

        Die Rechnung liegt bei, zahlbar bis {{-12b}}.

        Herzlich
        Ingmar Thiele
      `,
    },
  ],
};

export const salzJansen: DemoConversation = {
  id: 'salz-jansen',
  account: 'work',
  language: 'de',
  place: 'archive',
  subject: 'Sockel und Einbauten „Salz“, Angebot 2189',
  mails: [
    {
      from: 'jansen',
      at: '-52b 07:20',
      attachments: [['Angebot_2189.pdf', 132]],
      text: `
        Moin Frau Oelke,

        hier das Angebot für elf Sockel und die Sitzbank, 14.960 € netto, Lieferung und Aufbau an zwei Tagen eingerechnet. Wir halten den Preis bis {{-38b}}.

        Wiebke Jansen
      `,
    },
    {
      from: 'work',
      at: '-45b 14:05',
      text: `
        Moin Frau Jansen,

        das Museum hat zugestimmt, Sie haben den Auftrag. Die geräucherte Eiche bitte mit Öl, nicht mit Lack.

        Treffen wir uns vor dem Zuschnitt einmal in der Werkstatt? Mir passt jeder Vormittag außer {{-41b weekday}}.

        Gruß
        Hanne Oelke
      `,
    },
    {
      from: 'jansen',
      at: '-44b 06:58',
      text: `
        Passt. {{-40b}} um 7:30, der Kaffee ist dann fertig.

        WJ
      `,
    },
  ],
};

export const salzProtokoll: DemoConversation = {
  id: 'salz-protokoll',
  account: 'work',
  language: 'de',
  place: 'archive',
  subject: 'Protokoll Jour fixe „Salz“ Nr. 14',
  mails: [
    {
      from: 'frieda',
      to: ['work', 'bassam', 'marxen'],
      at: '-7b 16:30',
      attachments: [['Protokoll_14.pdf', 88]],
      text: `
        Hallo zusammen,

        das Protokoll hängt an. Wer macht was:

        - Hanne: Text Zeitleiste kürzen, bis {{-4b}}
        - Bassam: Grafik Raum 2 an den neuen Sockel anpassen, bis {{-6b}}
        - Frau Marxen: Freigabe der Kindertafeln, bis {{+1b}}
        - Frieda: Elektriker für Raum 4 bestellen, offen

        Nächster Termin: {{+4b}} um 14 Uhr, diesmal im Museum.

        Frieda Lorenz
      `,
    },
  ],
};

export const salzLeihgaben: DemoConversation = {
  id: 'salz-leihgaben',
  account: 'work',
  language: 'de',
  place: 'archive',
  subject: 'Anfrage: Fotos der Siedepfannen für die Presse',
  mails: [
    {
      from: 'work',
      to: ['leihgaben'],
      at: '-6b 10:48',
      isStarred: true,
      text: `
        Sehr geehrte Damen und Herren,

        für die Pressemappe der Ausstellung „Salz“ im Museum am Hafen suchen wir zwei Fotos Ihrer Siedepfannen, mindestens 3.000 Pixel breit.

        Haben Sie welche, die wir mit Nachweis verwenden dürfen? Die Mappe geht am {{+7b}} in den Druck, ich würde mich daher über eine Antwort bis {{+3b}} freuen.

        Mit freundlichen Grüßen
        Hanne Oelke
        Studio Oelke
      `,
    },
  ],
};
