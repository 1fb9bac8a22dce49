import { useEffect, useState, type ComponentType } from 'react';
import { Brand, SegmentedControl, VisuallyHidden, type Density } from '../ui/index.ts';
import { applyChoices, readChoices, writeChoices, type Choices } from './choices.ts';
import classes from './gallery.module.css';
import { LanguageProvider, loadLanguage, useSay } from './language.tsx';
import { ButtonsSection } from './sections/buttons.tsx';
import { FieldsSection } from './sections/fields.tsx';
import { DialogsSection, MenusSection, ToastsSection } from './sections/floats.tsx';
import { BrandSection, PanesSection, SettingsSection } from './sections/layout.tsx';
import { ListsSection } from './sections/lists.tsx';
import { MailRowsSection, RowStatesSection } from './sections/mail-rows.tsx';
import { MarksSection } from './sections/marks.tsx';
import { NavigationSection } from './sections/navigation.tsx';
import { NoticesSection, StatesSection } from './sections/states.tsx';
import { TokensSection } from './sections/tokens.tsx';
import { InboxSheet } from './sheets/inbox-sheet.tsx';
import { KitSheet } from './sheets/kit-sheet.tsx';
import { StatesSheet } from './sheets/states-sheet.tsx';
import { Section, Stage } from './stage.tsx';

type Part = {
  id: string;
  german: string;
  english: string;
  Content: ComponentType<{ density: Density }>;
  isSingle?: boolean;
};

const parts: readonly Part[] = [
  { id: 'tokens', german: 'Farbe und Schrift', english: 'Colour and type', Content: TokensSection },
  { id: 'buttons', german: 'Schaltflächen', english: 'Buttons', Content: ButtonsSection },
  { id: 'fields', german: 'Felder und Schalter', english: 'Fields and switches', Content: FieldsSection },
  { id: 'marks', german: 'Marken, Chips, Belege', english: 'Marks, chips, evidence', Content: MarksSection },
  { id: 'mail-rows', german: 'Mailzeilen', english: 'Mail rows', Content: MailRowsSection },
  { id: 'row-states', german: 'Mailzeile: Zustände', english: 'Mail row: states', Content: RowStatesSection },
  { id: 'lists', german: 'Listen', english: 'Lists', Content: ListsSection, isSingle: true },
  {
    id: 'navigation',
    german: 'Navigation, Baum, Reiter',
    english: 'Navigation, tree, tabs',
    Content: NavigationSection,
  },
  { id: 'menus', german: 'Menüs', english: 'Menus', Content: MenusSection, isSingle: true },
  { id: 'dialogs', german: 'Dialoge', english: 'Dialogs', Content: DialogsSection, isSingle: true },
  { id: 'toasts', german: 'Hinweise unten', english: 'Toasts', Content: ToastsSection, isSingle: true },
  { id: 'states', german: 'Leer, unterwegs, gestört', english: 'Empty, under way, disturbed', Content: StatesSection },
  { id: 'notices', german: 'Hinweise, Fortschritt', english: 'Notices, progress', Content: NoticesSection },
  { id: 'panes', german: 'Flächen und Leisten', english: 'Panes and bars', Content: PanesSection, isSingle: true },
  { id: 'settings', german: 'Einstellungen und Tabellen', english: 'Settings and tables', Content: SettingsSection },
  { id: 'brand', german: 'Marke', english: 'Brand', Content: BrandSection },
];

export function Gallery() {
  const [choices, setChoices] = useState(() => readChoices(location.search));
  useEffect(() => applyChoices(choices), [choices]);
  const change = async (next: Choices) => {
    history.replaceState(null, '', writeChoices(next) + location.hash);
    await loadLanguage(next.language);
    setChoices(next);
  };
  const choose = (some: Partial<Choices>) => void change({ ...choices, ...some });
  return (
    <LanguageProvider value={choices.language}>
      <Sheets choices={choices} choose={choose} />
    </LanguageProvider>
  );
}

type SheetProps = { choices: Choices; choose: (change: Partial<Choices>) => void };

function Sheets({ choices, choose }: SheetProps) {
  switch (choices.sheet) {
    case 'kit':
      return <KitSheet />;
    case 'states':
      return <StatesSheet />;
    case 'inbox':
      return <InboxSheet density={choices.density} />;
    case 'parts':
      return <PartsSheet choices={choices} choose={choose} />;
  }
}

function PartsSheet({ choices, choose }: SheetProps) {
  const say = useSay();
  const shown = choices.part === '' ? parts : parts.filter((part) => part.id === choices.part);
  return (
    <div className={classes.page}>
      <nav aria-label={say('Teile', 'Parts')} className={classes.side}>
        <div className={classes.brand}>
          <Brand />
        </div>
        {parts.map((part) => (
          <a key={part.id} href={`#${part.id}`} className={classes.anchor}>
            {say(part.german, part.english)}
          </a>
        ))}
      </nav>
      <div>
        <Switches choices={choices} choose={choose} />
        <main className={classes.main}>
          <VisuallyHidden>
            <h1>{say('Bausteine', 'Parts')}</h1>
          </VisuallyHidden>
          {shown.map(({ id, german, english, Content, isSingle }) => (
            <Section key={id} id={id} title={say(german, english)}>
              <Stage isDouble={choices.theme === 'both' && !isSingle}>
                <Content density={choices.density} />
              </Stage>
            </Section>
          ))}
        </main>
      </div>
    </div>
  );
}

function Switches({ choices, choose }: SheetProps) {
  const say = useSay();
  return (
    <header className={classes.switches}>
      <SegmentedControl
        label={say('Farben', 'Theme')}
        value={choices.theme}
        onChange={(theme) => choose({ theme })}
        options={[
          { value: 'light', label: say('Hell', 'Light') },
          { value: 'dark', label: say('Dunkel', 'Dark') },
          { value: 'both', label: say('Beide', 'Both') },
        ]}
      />
      <SegmentedControl
        label={say('Kontrast', 'Contrast')}
        value={choices.contrast}
        onChange={(contrast) => choose({ contrast })}
        options={[
          { value: 'normal', label: 'Normal' },
          { value: 'high', label: say('Hoch', 'High') },
        ]}
      />
      <SegmentedControl
        label={say('Dichte', 'Density')}
        value={choices.density}
        onChange={(density) => choose({ density })}
        options={[
          { value: 'comfortable', label: say('Komfortabel', 'Comfortable') },
          { value: 'default', label: say('Standard', 'Default') },
          { value: 'compact', label: say('Kompakt', 'Compact') },
        ]}
      />
      <SegmentedControl
        label={say('Bewegung', 'Motion')}
        value={choices.motion}
        onChange={(motion) => choose({ motion })}
        options={[
          { value: 'system', label: 'System' },
          { value: 'reduced', label: say('Keine', 'None') },
        ]}
      />
      <SegmentedControl
        label={say('Sprache', 'Language')}
        value={choices.language}
        onChange={(language) => choose({ language })}
        options={[
          { value: 'de', label: 'Deutsch' },
          { value: 'en', label: 'English' },
        ]}
      />
    </header>
  );
}
