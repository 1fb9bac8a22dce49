import { AlarmClock, Calendar, CircleCheck, Hourglass, Reply } from 'lucide-react';
import {
  AccountBar,
  Button,
  Checkbox,
  Chip,
  CitationNumber,
  cx,
  Icon,
  Keys,
  MailRow,
  Mark,
  Quote,
  SegmentedControl,
  Switch,
  TagDot,
  TextField,
  UnreadMark,
} from '../../ui/index.ts';
import { useSay } from '../language.tsx';
import { listSampleMails } from '../sample-mails.ts';
import { DensityList, listRowActions, listRowStates } from '../sections/mail-rows.tsx';
import classes from './sheets.module.css';

/** The sheet `kit` of the design folder, made of our parts: to be put beside its picture. */
export function KitSheet() {
  const say = useSay();
  return (
    <main className={classes.sheet}>
      <h1 className={classes.title}>{say('Bausteine', 'Parts')}</h1>
      <div className={classes.kit}>
        <div>
          <p className={classes.caption}>{say('Komfortabel, 76 px', 'Comfortable, 76 px')}</p>
          <div className={classes.box}>
            <DensityList density="comfortable" count={3} />
          </div>
          <p className={classes.caption}>{say('Standard, 56 px', 'Default, 56 px')}</p>
          <div className={classes.box}>
            <DensityList density="default" count={3} />
          </div>
          <p className={classes.caption}>{say('Kompakt, 32 px', 'Compact, 32 px')}</p>
          <div className={classes.box}>
            <DensityList density="compact" count={5} />
          </div>
        </div>
        <RowStates />
        <Controls />
      </div>
    </main>
  );
}

function RowStates() {
  const say = useSay();
  const mail = listSampleMails(say)[2];
  if (!mail) return null;
  return (
    <div>
      <p className={classes.caption}>{say('Zeile: Zustände', 'Row: states')}</p>
      <div className={classes.box}>
        {listRowStates(say).map((state) => (
          <div key={state.id} className={classes.state}>
            <span className={classes.name}>{state.caption}</span>
            <div className={cx(classes.rowBox, state.hasFocusRing && classes.ring)}>
              <MailRow density="comfortable" {...mail} actions={listRowActions(say)} {...state.props} />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

function Controls() {
  const say = useSay();
  return (
    <div>
      <p className={classes.caption}>{say('Schaltflächen', 'Buttons')}</p>
      <div className={classes.row}>
        <Button variant="primary">{say('Senden', 'Send')}</Button>
        <Button>{say('Testen', 'Test')}</Button>
        <Button variant="plain">{say('Verwerfen', 'Discard')}</Button>
        <Button variant="danger">{say('Löschen', 'Delete')}</Button>
      </div>
      <div className={classes.row}>
        <Button variant="primary">{say('Maus', 'Mouse')}</Button>
        <Button>{say('Fokus', 'Focus')}</Button>
        <Button disabledReason={say('Ein Grund', 'A reason')}>{say('Gesperrt', 'Locked')}</Button>
        <Button size="large">{say('Groß, 32 px', 'Large, 32 px')}</Button>
      </div>
      <p className={classes.caption}>{say('Felder und Schalter', 'Fields and switches')}</p>
      <div className={classes.row}>
        <TextField aria-label="1" defaultValue="Bauordnung" className={classes.field} />
        <TextField aria-label="2" defaultValue="Kita" className={classes.field} />
      </div>
      <div className={classes.row} style={{ gap: 12 }}>
        <Checkbox aria-label="1" isChecked={false} onChange={noop} />
        <Checkbox aria-label="2" isChecked onChange={noop} />
        <Switch aria-label="3" isOn={false} onChange={noop} />
        <Switch aria-label="4" isOn onChange={noop} />
        <SegmentedControl
          label={say('Suche', 'Search')}
          value="both"
          onChange={noop}
          options={[
            { value: 'words', label: say('Worte', 'Words') },
            { value: 'both', label: say('Beides', 'Both') },
          ]}
        />
        <Keys keys="Mod+k" />
      </div>
      <Marks />
      <p className={classes.caption}>{say('Schrift', 'Type')}</p>
      <p className={classes.title}>Commissioner 20/28</p>
      <p>Commissioner 13/20, {say('die App spricht', 'the app speaks')}. 0123456789 €</p>
      <p className={classes.letter} style={{ margin: 0 }}>
        Source Serif 4, 15/24, {say('Menschen sprechen', 'people speak')}.
      </p>
      <p className={classes.caption}>{say('Farbe', 'Colour')}</p>
      <div className={classes.swatches}>
        {[
          'bg',
          'surface',
          'raised',
          'sunken',
          'selected',
          'line',
          'accent',
          'accent-soft',
          'mark',
          'warn',
          'danger',
          'info',
        ].map((name) => (
          <div key={name}>
            <div className={classes.swatch} style={{ background: `var(--${name})` }} />
            <p className={classes.meta}>{name}</p>
          </div>
        ))}
      </div>
    </div>
  );
}

function Marks() {
  const say = useSay();
  return (
    <>
      <p className={classes.caption}>{say('Marken', 'Marks')}</p>
      <div className={classes.row}>
        <span className={classes.pair}>
          <UnreadMark /> {say('ungelesen', 'unread')}
        </span>
        <span className={classes.pair}>
          <AccountBar color={4} /> {say('Konto', 'Account')}
        </span>
        <span className={classes.pair}>
          <TagDot color={3} /> Tag
        </span>
        <span className={classes.pair}>
          {say('Beleg', 'Source')} <CitationNumber number={4} onClick={noop} />
          <CitationNumber number={4} isOpen onClick={noop} />
        </span>
        <Icon of={Reply} size={12} /> {say('Antwort erwartet', 'Expects your reply')}
      </div>
      <div className={classes.row}>
        <Chip size="small" tone="task" icon={CircleCheck}>
          {say('Fr. 08:00', 'Fri 08:00')}
        </Chip>
        <Chip size="small" tone="due" icon={Calendar}>
          {say('Heute 16:00', 'Today 16:00')}
        </Chip>
        <Chip size="small" tone="late" icon={Calendar}>
          {say('Seit 25. Juni', 'Since 25 June')}
        </Chip>
        <Chip size="small" icon={Hourglass}>
          {say('Wartet bis Fr.', 'Waiting until Fri')}
        </Chip>
        <Chip size="small" icon={AlarmClock}>
          {say('Wieder da', 'Back again')}
        </Chip>
        <Chip size="small" tone="line">
          {say('2 Vorschläge', '2 suggestions')}
        </Chip>
      </div>
      <p className={classes.caption}>{say('Belege', 'Evidence')}</p>
      <Quote size="large" lang="de">
        „Wir haben <Mark>zwei Abende gerechnet</Mark>, geschlafen, <Mark kind="exact">wieder</Mark> gerechnet“
      </Quote>
      <p className={classes.meta}>
        {say(
          'Fläche: Stelle, auf die sich etwas stützt. Strich: Suchwort.',
          'Area: what something rests on. Line: search word.',
        )}
      </p>
    </>
  );
}

const noop = () => undefined;
