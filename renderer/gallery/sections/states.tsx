import { Archive, Check, Cpu, KeyRound, MailPlus, Pause, SearchX, Send, Tag, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  CitationNumber,
  EmptyState,
  ErrorState,
  Icon,
  Kbd,
  Link,
  Notice,
  OfflineBanner,
  Progress,
  Quote,
  StillBars,
} from '../../ui/index.ts';
import { useSay, type Say } from '../language.tsx';
import classes from './states.module.css';

type StateSample = { id: string; caption: string; content: ReactNode };

export function listStateSamples(say: Say): readonly StateSample[] {
  return [
    {
      id: 'no-account',
      caption: say('Kein Konto', 'No account'),
      content: (
        <EmptyState
          icon={MailPlus}
          title={say('Noch kein Konto', 'No account yet')}
          actions={
            <>
              <Button variant="primary">{say('Konto hinzufügen', 'Add account')}</Button>
              <Button>{say('Demo öffnen', 'Open demo')}</Button>
            </>
          }
        >
          {say(
            'Füg eine Mailadresse hinzu oder sieh dich in der Demo um.',
            'Add a mail address or look around the demo.',
          )}
        </EmptyState>
      ),
    },
    {
      id: 'all-read',
      caption: say('Eingang leer', 'Inbox empty'),
      content: (
        <EmptyState
          icon={Check}
          title={say('Alles gelesen', 'All read')}
          actions={<Link>{say('Später ansehen', 'Show later')}</Link>}
        >
          {say(
            'Seit 11:40 ist nichts Neues gekommen. 4 Gespräche kommen später wieder, das nächste um 14:00.',
            'Nothing new since 11:40. 4 conversations come back later, the next at 14:00.',
          )}
        </EmptyState>
      ),
    },
    {
      id: 'nothing-chosen',
      caption: say('Nichts ausgewählt', 'Nothing chosen'),
      content: (
        <EmptyState
          title={say('212 Gespräche', '212 conversations')}
          meta={
            <>
              {say('Heute fällig: 2 Aufgaben', 'Due today: 2 tasks')}
              <br />
              {say('Wartet auf Antwort: 5 Gespräche', 'Waiting for a reply: 5 conversations')}
            </>
          }
        >
          {say('Wähl eines mit', 'Choose one with')} <Kbd>J</Kbd> {say('und', 'and')} <Kbd>K</Kbd>.
        </EmptyState>
      ),
    },
    {
      id: 'no-hits',
      caption: say('Suche ohne Treffer', 'Search without hits'),
      content: (
        <EmptyState
          icon={SearchX}
          title={say('Nichts zu „Estrichprotokoll“', 'Nothing about “screed report”')}
          actions={
            <>
              <Button>{say('Auf dem Server suchen', 'Search on the server')}</Button>
              <Link>{say('Filter entfernen', 'Remove filters')}</Link>
            </>
          }
        >
          {say(
            'Auch dem Sinn nach nichts. 38 Anhänge sind Bilder ohne Text und nicht durchsucht.',
            'Not by meaning either. 38 attachments are pictures without text and were not searched.',
          )}
        </EmptyState>
      ),
    },
    { id: 'loading', caption: say('Lädt: erste Zeilen', 'Loading: first rows'), content: <StillBars count={3} /> },
    {
      id: 'first-sync',
      caption: say('Erster Abgleich', 'First sync'),
      content: (
        <EmptyState
          title={say('Die letzten 30 Tage sind da', 'The last 30 days are here')}
          actions={<Button icon={Pause}>{say('Anhalten', 'Pause')}</Button>}
        >
          {say(
            'Der Rest kommt im Hintergrund. Du kannst schon arbeiten.',
            'The rest comes in the background. You can start.',
          )}
          <div className={classes.progress}>
            <Progress
              label={say('Abgleich', 'Sync')}
              value={13067}
              max={31870}
              valueText={say('13.067 von 31.870 Mails', '13,067 of 31,870 mails')}
              timeText={say('noch 4 min', '4 min left')}
            />
          </div>
        </EmptyState>
      ),
    },
    {
      id: 'offline',
      caption: 'Offline',
      content: (
        <>
          <OfflineBanner since="11:52" waitingCount={3} onShowQueue={noop} isQueueOpen />
          <ul className={classes.queue}>
            <Waiting icon={Archive} verb={say('Archivieren', 'Archive')} what={say('2 Gespräche', '2 conversations')} />
            <Waiting icon={Send} verb={say('Senden', 'Send')} what="AW: Gauben!!" />
            <Waiting icon={Tag} verb="Tag" what="wieling" />
          </ul>
          <p className={classes.note}>
            {say('Lesen, Schreiben und Suchen gehen weiter.', 'Reading, writing and searching go on.')}
          </p>
        </>
      ),
    },
    {
      id: 'refused',
      caption: say('Anmeldung abgelehnt', 'Sign-in refused'),
      content: (
        <ErrorState
          icon={KeyRound}
          title={say('Ruderclub Kasse: Anmeldung abgelehnt', 'Ruderclub Kasse: sign-in refused')}
          actions={<Button variant="primary">{say('Neu anmelden', 'Sign in again')}</Button>}
          serverAnswer="A2 NO [AUTHENTICATIONFAILED] Authentication failed."
        >
          {say(
            'Der Server nimmt das Passwort seit 10:14 nicht mehr an. Deine Mails hier bleiben, wie sie sind.',
            'The server has refused the password since 10:14. Your mail here stays as it is.',
          )}
        </ErrorState>
      ),
    },
    {
      id: 'not-sent',
      caption: say('Senden gescheitert', 'Sending failed'),
      content: (
        <div className={classes.padded}>
          <Notice tone="danger" title={say('Nicht gesendet: AW: Gauben!!', 'Not sent: Re: Gauben!!')}>
            {say(
              'Der Anhang ist größer als 25 MB, mehr nimmt der Server nicht.',
              'The attachment is larger than 25 MB, the server takes no more.',
            )}
          </Notice>
          <div className={classes.actions}>
            <Button>{say('Anhang verkleinern', 'Shrink attachment')}</Button>
            <Button>{say('Bearbeiten', 'Edit')}</Button>
          </div>
          <p className={classes.meta}>
            {say(
              'Nächster Versuch erst, wenn du etwas änderst.',
              'The next attempt is made once you change something.',
            )}
          </p>
        </div>
      ),
    },
    {
      id: 'no-model',
      caption: say('Modell nicht erreichbar', 'Model not reachable'),
      content: (
        <EmptyState
          icon={Cpu}
          title={say('Ollama antwortet nicht', 'Ollama does not answer')}
          actions={
            <>
              <Button>{say('Erneut versuchen', 'Try again')}</Button>
              <Link>{say('Ohne Modell weiter', 'Go on without a model')}</Link>
            </>
          }
        >
          {say(
            'Sortieren, Suche und Aufgaben laufen weiter. Zusammenfassungen folgen, sobald es wieder da ist.',
            'Sorting, search and tasks go on. Summaries follow as soon as it is back.',
          )}
        </EmptyState>
      ),
    },
    {
      id: 'no-answer',
      caption: say('Nichts gefunden (Fragen)', 'Nothing found (questions)'),
      content: (
        <EmptyState title={say('Dazu steht nichts in deinen Mails', 'Your mail says nothing about it')}>
          {say(
            'Am nächsten kommt diese Stelle, sie beantwortet die Frage aber nicht:',
            'This passage comes closest, but does not answer the question:',
          )}
          <Quote size="small" lang="de">
            „Mit dem Bescheid rechnet Herr Wessendorf nicht vor Herbst.“
            <CitationNumber number={1} onClick={noop} />
          </Quote>
        </EmptyState>
      ),
    },
  ];
}

function Waiting({ icon, verb, what }: { icon: LucideIcon; verb: string; what: string }) {
  const say = useSay();
  return (
    <li className={classes.waiting}>
      <Icon of={icon} size={14} />
      <span>{verb}</span>
      <span className={classes.what}>{what}</span>
      <Link>{say('Rückgängig', 'Undo')}</Link>
    </li>
  );
}

export function StatesSection() {
  const say = useSay();
  return (
    <div className={classes.grid}>
      {listStateSamples(say).map((sample) => (
        <div key={sample.id} className={classes.frame}>
          <p className={classes.caption}>{sample.caption}</p>
          {sample.content}
        </div>
      ))}
    </div>
  );
}

export function NoticesSection() {
  const say = useSay();
  return (
    <div className={classes.notices}>
      <Notice tone="warn" actions={<Link>{say('Zitat entfernen', 'Remove quote')}</Link>}>
        {say(
          '3 Empfänger außer Haus. Bernd Kruse sieht den bisherigen Verlauf mit den Kosten.',
          '3 recipients outside. Bernd Kruse sees the thread so far, with the costs.',
        )}
      </Notice>
      <Notice tone="info">{say('2 Namen ersetzt', '2 names replaced')}</Notice>
      <Notice tone="ok">{say('In Ordnung, geprüft vor 4 min', 'All right, checked 4 min ago')}</Notice>
      <Notice>{say('Auf diesem Rechner erstellt, 1,4 s', 'Made on this computer, 1.4 s')}</Notice>
      <Progress
        isInline
        label={say('Modell laden', 'Loading model')}
        value={5}
        max={8.1}
        valueText={say('5,0 von 8,1 GB', '5.0 of 8.1 GB')}
        timeText={say('noch 6 min', '6 min left')}
      />
    </div>
  );
}

const noop = () => undefined;
