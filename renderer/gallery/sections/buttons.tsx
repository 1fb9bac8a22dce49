import { Archive, Bold, Clock, Italic, List, Pause, Plus, Send, SquarePen, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  IconButton,
  Kbd,
  Keys,
  Link,
  SplitButton,
  Toolbar,
  ToolbarIconButton,
  ToolbarSeparator,
  Tooltip,
} from '../../ui/index.ts';
import { useSay } from '../language.tsx';
import { Row, Specimen } from '../stage.tsx';

export function ButtonsSection() {
  const say = useSay();
  const [isBold, setIsBold] = useState(true);
  return (
    <>
      <Specimen caption="Button">
        <Row>
          <Button variant="primary">{say('Senden', 'Send')}</Button>
          <Button>{say('Testen', 'Test')}</Button>
          <Button variant="plain">{say('Verwerfen', 'Discard')}</Button>
          <Button variant="accent">{say('Rückgängig', 'Undo')}</Button>
          <Button variant="danger">{say('Löschen', 'Delete')}</Button>
          <Button variant="danger-fill">{say('Profil löschen', 'Delete profile')}</Button>
        </Row>
      </Specimen>
      <Specimen caption={say('Mit Zeichen und Taste', 'With icon and key')}>
        <Row>
          <Button variant="primary" size="large" icon={Send} keys="Mod+Enter">
            {say('Senden', 'Send')}
          </Button>
          <Button icon={Pause}>{say('Anhalten', 'Pause')}</Button>
          <Button size="large">{say('Groß, 32 px', 'Large, 32 px')}</Button>
          <div style={{ width: 208 }}>
            <Button size="large" icon={SquarePen} keys="c" isWide>
              {say('Neue Mail', 'New mail')}
            </Button>
          </div>
        </Row>
      </Specimen>
      <Specimen caption={say('Gesperrt mit Grund, beschäftigt', 'Locked with a reason, busy')}>
        <Row>
          <Button disabledReason={say('Erst einen Empfänger eintragen', 'Add a recipient first')}>
            {say('Gesperrt', 'Locked')}
          </Button>
          <Button variant="primary" disabledReason={say('Erst einen Empfänger eintragen', 'Add a recipient first')}>
            {say('Senden', 'Send')}
          </Button>
          <Button isLoading>{say('Prüft den Server', 'Checking the server')}</Button>
          <Button variant="primary" isLoading>
            {say('Konto hinzufügen', 'Add account')}
          </Button>
        </Row>
      </Specimen>
      <Specimen caption="SplitButton">
        <Row>
          <SplitButton
            variant="primary"
            size="large"
            icon={Send}
            keys="Mod+Enter"
            menuLabel={say('Später senden', 'Send later')}
            items={[
              { id: 'monday', label: say('Montag früh', 'Monday morning'), icon: Clock, hint: '07:30', run: noop },
              { id: 'noon', label: say('Heute Mittag', 'Today at noon'), icon: Clock, hint: '12:30', run: noop },
            ]}
          >
            {say('Senden', 'Send')}
          </SplitButton>
          <SplitButton
            menuLabel={say('Andere Wege', 'Other ways')}
            items={[{ id: 'all', label: say('Allen antworten', 'Reply to all'), keys: 'a', run: noop }]}
          >
            {say('Antworten', 'Reply')}
          </SplitButton>
        </Row>
      </Specimen>
      <Specimen caption="IconButton">
        <Row>
          <IconButton label={say('Archivieren', 'Archive')} icon={Archive} keys="e" />
          <IconButton label={say('Fett', 'Bold')} icon={Bold} isPressed={isBold} onClick={() => setIsBold(!isBold)} />
          <IconButton label={say('Hinzufügen', 'Add')} icon={Plus} variant="outlined" />
          <IconButton label={say('Löschen', 'Delete')} icon={Trash2} variant="danger" />
          <IconButton
            label={say('Archivieren', 'Archive')}
            icon={Archive}
            disabledReason={say('Schon im Archiv', 'Already archived')}
          />
          <IconButton label={say('Archivieren', 'Archive')} icon={Archive} iconSize={20} />
        </Row>
      </Specimen>
      <Specimen
        caption={say('Toolbar: ein Halt für Tab, Pfeile gehen weiter', 'Toolbar: one stop for Tab, arrows walk')}
      >
        <Toolbar label={say('Format', 'Format')}>
          <ToolbarIconButton label={say('Fett', 'Bold')} icon={Bold} keys="Mod+b" isPressed />
          <ToolbarIconButton label={say('Kursiv', 'Italic')} icon={Italic} keys="Mod+i" />
          <ToolbarSeparator />
          <ToolbarIconButton label={say('Liste', 'List')} icon={List} />
          <ToolbarIconButton label={say('Tag', 'Tag')} icon={Tag} keys="l" />
        </Toolbar>
      </Specimen>
      <Specimen caption={say('Link, Tasten, Tooltip', 'Link, keys, tooltip')}>
        <Row isWide>
          <Link>{say('Später ansehen', 'Look later')}</Link>
          <Link href="#buttons" isUnderlined>
            {say('Warum zusammen?', 'Why together?')}
          </Link>
          <Keys keys="Mod+k" />
          <Keys keys="g i" />
          <Keys keys="Shift+j" />
          <Kbd>F5</Kbd>
          <Tooltip label={say('Steht unter der Maus', 'Stands under the mouse')} keys="?">
            <Button variant="plain">Tooltip</Button>
          </Tooltip>
        </Row>
      </Specimen>
    </>
  );
}

const noop = () => undefined;
