import { Trans } from '@lingui/react/macro';
import { ArrowUpRight, House, Undo2 } from 'lucide-react';
import { Point, Points } from '../../app/layout/points.tsx';
import { StartPage, StartTitle } from '../../app/layout/start-page.tsx';
import { showError } from '../../lib/notices.ts';
import { saveSettings } from '../../lib/settings.ts';
import { openView } from '../../state/navigate.ts';
import { Link } from '../../ui/index.ts';
import { AddAccountForm } from '../accounts/index.ts';
import { DemoOffer } from './demo-offer.tsx';
import classes from './welcome-page.module.css';

/** The first page of an empty profile: an account, the demo, or just a look around. */
export function WelcomePage() {
  return (
    <StartPage
      onLanguage={(language) => {
        saveSettings({ language }).catch(showError);
      }}
      lead={
        <>
          <StartTitle
            text={
              <Trans>
                Hauspost keeps your mail in an encrypted file on this computer. It works without an account anywhere
                else.
              </Trans>
            }
          >
            <Trans>Mail that stays in your house</Trans>
          </StartTitle>
          <Points>
            <Point icon={House} title={<Trans>Your mail stays here</Trans>}>
              <Trans>Reading and sorting run on this computer.</Trans>
            </Point>
            <Point icon={ArrowUpRight} title={<Trans>Nothing leaves unseen</Trans>}>
              <Trans>No telemetry, no cloud. The foot of the sidebar tells what left the house.</Trans>
            </Point>
            <Point icon={Undo2} title={<Trans>Everything can be undone</Trans>}>
              <Trans>Every step says what it did, and one key takes it back.</Trans>
            </Point>
          </Points>
        </>
      }
    >
      <h2 className={classes.heading}>
        <Trans>Add your first account</Trans>
      </h2>
      <div className={classes.form}>
        <AddAccountForm onAdded={finishWelcome} />
      </div>
      <DemoOffer onOpened={finishWelcome} />
      <p className={classes.skip}>
        <Link onClick={finishWelcome}>
          <Trans>Look around first</Trans>
        </Link>
      </p>
    </StartPage>
  );
}

function finishWelcome(): void {
  saveSettings({ onboarded: true })
    .then(() => openView('inbox'))
    .catch(showError);
}
