import { AlarmClock, ArrowUpRight, Calendar, CircleCheck, Hourglass, House, Plus, Reply } from 'lucide-react';
import { useState } from 'react';
import {
  AccountBar,
  Badge,
  Chip,
  CitationNumber,
  Count,
  Icon,
  Mark,
  PersonLine,
  Quote,
  Tag,
  UnreadMark,
} from '../../ui/index.ts';
import classes from '../gallery.module.css';
import { useSay } from '../language.tsx';
import { Row, Specimen } from '../stage.tsx';

export function MarksSection() {
  const say = useSay();
  const [open, setOpen] = useState(4);
  return (
    <div className={classes.grid}>
      <Specimen caption={say('Drei Formen', 'Three shapes')}>
        <Row isWide>
          <Row>
            <UnreadMark /> {say('ungelesen', 'unread')}
          </Row>
          <Row>
            <AccountBar color={4} /> {say('Konto', 'Account')}
          </Row>
          <Tag color={3} label="projekt / kita-neubau" />
          {([1, 2, 3, 4, 5, 6] as const).map((color) => (
            <Tag key={color} color={color} label={`tag-${color}`} />
          ))}
          <Row>
            <Icon of={Reply} size={12} /> {say('Antwort erwartet', 'Expects your reply')}
          </Row>
        </Row>
      </Specimen>
      <Specimen caption="Chip">
        <Row>
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
          <Chip tone="task" icon={House}>
            {say('auf diesem Rechner', 'on this computer')}
          </Chip>
          <Chip tone="due" icon={ArrowUpRight}>
            {say('außer Haus', 'outside')}
          </Chip>
          <Chip tone="info">Person 1</Chip>
          <Chip onRemove={noop}>Ruderclub Kasse</Chip>
          <Chip tone="line" icon={Plus} onClick={noop}>
            {say('Hinzufügen', 'Add')}
          </Chip>
        </Row>
      </Specimen>
      <Specimen caption={say('Belege', 'Evidence')}>
        <Quote size="large" lang="de">
          „Wir haben <Mark>zwei Abende gerechnet</Mark>, geschlafen, <Mark kind="exact">wieder</Mark> gerechnet“
        </Quote>
        <p>
          {say('Der Baumbestandsplan ist in Ordnung.', 'The tree plan is fine.')}
          {[4, 1, 12].map((number) => (
            <CitationNumber key={number} number={number} isOpen={open === number} onClick={() => setOpen(number)} />
          ))}
        </p>
        <Quote lang="de">„… eine Verlängerung bis zum 31.07.2026.“</Quote>
        <Quote size="medium" lang="de">
          „Mit dem Bescheid rechnet Herr Wessendorf nicht vor Herbst.“
        </Quote>
      </Specimen>
      <Specimen caption={say('Person, Zahl', 'Person, number')}>
        <div className={classes.stack}>
          <PersonLine name="Holtkötter, Birgit" address="b.holtkoetter@bauamt.example" check={{ isConfirmed: true }}>
            {say('3 Mails seit Juni', '3 mails since June')}
          </PersonLine>
          <PersonLine name="Katrin Wieling" isOutside isNewInThread />
          <PersonLine
            name="Service"
            address="service@bank.example"
            check={{
              isConfirmed: false,
              reason: say('Unterschrift passt nicht zur Adresse', 'Signature does not match the address'),
            }}
          />
          <Row>
            <Count value={12} isNew unit={say('ungelesen', 'unread')} />
            <Count value={13067} unit="Mails" />
            <Badge value={3} unit={say('ausgewählt', 'selected')} />
          </Row>
        </div>
      </Specimen>
    </div>
  );
}

const noop = () => undefined;
