import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { languageNames, languages, type Language } from '../../lib/i18n.ts';
import { Brand, SegmentedControl } from '../../ui/index.ts';
import classes from './start-page.module.css';

interface StartPageProps {
  onLanguage(language: Language): void;
  /** The quiet left side: what this is. */
  readonly lead: ReactNode;
  /** The right side: what to do. */
  readonly children: ReactNode;
}

/** The page before the panes: first start, locked, failed, welcome. */
export function StartPage({ onLanguage, lead, children }: StartPageProps) {
  const { t, i18n } = useLingui();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Brand />
        <SegmentedControl
          label={t`Language`}
          value={i18n.locale as Language}
          onChange={onLanguage}
          options={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        />
      </header>
      <main className={classes.body}>
        <div className={classes.lead}>{lead}</div>
        <div className={classes.task}>
          <div className={classes.column}>{children}</div>
        </div>
      </main>
    </div>
  );
}

/** The large words of the left side. */
export function StartTitle({ children, text }: { children: ReactNode; text: ReactNode }) {
  return (
    <>
      <h1 className={classes.title}>{children}</h1>
      <p className={classes.text}>{text}</p>
    </>
  );
}
