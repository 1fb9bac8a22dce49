import { Check } from 'lucide-react';
import { useState } from 'react';
import {
  Checkbox,
  Field,
  Icon,
  PasswordField,
  RadioGroup,
  SearchField,
  SegmentedControl,
  Select,
  Switch,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import classes from '../gallery.module.css';
import { useSay } from '../language.tsx';
import { Row, Specimen } from '../stage.tsx';

export function FieldsSection() {
  const say = useSay();
  const [search, setSearch] = useState('');
  return (
    <div className={classes.grid}>
      <Specimen caption="Field, TextField">
        <div className={classes.stack}>
          <Field label={say('Mailadresse', 'Mail address')}>
            <TextField defaultValue="miriam@feldkamp.example" trailing={<Icon of={Check} />} />
          </Field>
          <Field
            label={say('Server', 'Server')}
            hint={say('Meist imap. und der Name', 'Mostly imap. and the name')}
            isOptional
          >
            <TextField placeholder="imap.feldkamp.example" />
          </Field>
          <Field
            label="Port"
            error={say('993 oder 143, mehr kennt der Server nicht', '993 or 143, the server knows no other')}
          >
            <TextField defaultValue="9930" inputMode="numeric" />
          </Field>
          <Field label={say('Gesperrt', 'Locked')}>
            <TextField defaultValue={say('Vom System vorgegeben', 'Given by the system')} disabled />
          </Field>
        </div>
      </Specimen>
      <Specimen caption="PasswordField, TextArea, SearchField">
        <div className={classes.stack}>
          <Field
            label={say('Passwort', 'Password')}
            hint={say('Liegt im Schlüsselbund, nie in einer Datei.', 'Kept in your system keyring, never in a file.')}
          >
            <PasswordField defaultValue="correct horse" />
          </Field>
          <Field label={say('Signatur', 'Signature')}>
            <TextArea isLetter defaultValue={say('Mit freundlichen Grüßen', 'Kind regards')} />
          </Field>
          <SearchField
            label={say('In Einstellungen suchen', 'Search settings')}
            value={search}
            onChange={setSearch}
            keys="/"
          />
          <SearchField label={say('Mails suchen', 'Search mail')} value="Estrich" onChange={noop} isQuiet />
        </div>
      </Specimen>
      <ChoicesSpecimen />
    </div>
  );
}

function ChoicesSpecimen() {
  const say = useSay();
  const [isOn, setIsOn] = useState(true);
  const [isChecked, setIsChecked] = useState(true);
  const [span, setSpan] = useState<'month' | 'year' | 'all'>('all');
  const [model, setModel] = useState<'small' | 'large' | 'outside'>('small');
  const [sort, setSort] = useState<'date' | 'sender' | 'size'>('date');
  const reason = say('Kommt mit dem Sync-Server', 'Comes with the sync server');
  return (
    <Specimen caption="Checkbox, Switch, Radio, SegmentedControl, Select">
      <div className={classes.stack}>
        <Row isWide>
          <Checkbox label={say('Beides', 'Both')} isChecked={isChecked} onChange={setIsChecked} />
          <Checkbox label={say('Einige', 'Some')} isChecked={false} isMixed onChange={noop} />
          <Checkbox label={say('Leer', 'Empty')} isChecked={false} onChange={noop} />
          <Checkbox label={say('Gesperrt', 'Locked')} isChecked={false} onChange={noop} disabledReason={reason} />
          <Checkbox aria-label={say('Aufgabe erledigt', 'Task done')} shape="round" isChecked onChange={noop} />
        </Row>
        <Row isWide>
          <Switch label={say('An', 'On')} isOn={isOn} onChange={setIsOn} />
          <Switch label={say('Aus', 'Off')} isOn={false} onChange={noop} />
          <Switch label={say('Gesperrt', 'Locked')} isOn={false} onChange={noop} disabledReason={reason} />
        </Row>
        <RadioGroup
          label={say('Modell', 'Model')}
          value={model}
          onChange={setModel}
          options={[
            {
              value: 'small',
              label: 'Qwen 3, 4B',
              hint: say('auf diesem Rechner, 2,6 GB', 'on this computer, 2.6 GB'),
            },
            { value: 'large', label: 'Gemma 3, 12B', hint: say('5,0 von 8,1 GB geladen', '5.0 of 8.1 GB loaded') },
            { value: 'outside', label: say('Außer Haus', 'Outside'), disabledReason: reason },
          ]}
        />
        <SegmentedControl
          label={say('Zeitraum', 'Time span')}
          value={span}
          onChange={setSpan}
          options={[
            { value: 'month', label: say('30 Tage', '30 days') },
            { value: 'year', label: say('1 Jahr', '1 year') },
            { value: 'all', label: say('Alles', 'Everything') },
          ]}
        />
        <Row>
          <Select
            label={say('Sortiert nach', 'Sorted by')}
            value={sort}
            onChange={setSort}
            options={[
              { value: 'date', label: say('Datum, neueste zuerst', 'Date, newest first') },
              { value: 'sender', label: say('Absender', 'Sender') },
              { value: 'size', label: say('Größe', 'Size'), hint: say('mit Anhängen', 'with attachments') },
            ]}
          />
          <Select
            label={say('Gesperrt', 'Locked')}
            value="date"
            onChange={noop}
            disabledReason={reason}
            options={[{ value: 'date', label: say('Datum', 'Date') }]}
          />
        </Row>
      </div>
    </Specimen>
  );
}

const noop = () => undefined;
