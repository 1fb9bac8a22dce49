import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLingui as useI18n } from '@lingui/react';
import { CalendarDays, MapPin, Repeat, Users } from 'lucide-react';
import { useState } from 'react';
import type { Invite, InviteGuest } from '#shared/contract/invites.ts';
import { formatAddress, nameOf } from '#shared/model/address.ts';
import { Button, Icon, type IconType } from '../../ui/index.ts';
import classes from './invite.module.css';
import { sayRule } from './say-rule.ts';
import { sayWhen } from './say-when.ts';

/** What, when, where, with whom. */
export function InviteFacts({ invite }: { invite: Invite }) {
  const { i18n } = useI18n();
  const { location, rule, organizer } = invite;
  return (
    <div className={classes.facts}>
      <Fact icon={CalendarDays}>
        <WhenWords invite={invite} />
      </Fact>
      {rule && <Fact icon={Repeat}>{sayRule(rule, i18n)}</Fact>}
      {location !== '' && <Fact icon={MapPin}>{location}</Fact>}
      {(organizer !== null || invite.guestCount > 0) && (
        <Fact icon={Users}>
          <People invite={invite} />
        </Fact>
      )}
    </div>
  );
}

function Fact({ icon, children }: { icon: IconType; children: React.ReactNode }) {
  return (
    <div className={classes.fact}>
      <Icon of={icon} />
      <div>{children}</div>
    </div>
  );
}

function WhenWords({ invite: { start, end } }: { invite: Invite }) {
  const { i18n } = useI18n();
  if (start === null) return <Trans>Without a time</Trans>;
  const { text, there } = sayWhen(start, end, { locale: localeOf(i18n) });
  const zone = start.zoneLabel;
  return (
    <>
      <div className={classes.when}>{text}</div>
      {there && (
        <div className={classes.quiet}>
          <Trans>
            {there.text} in {there.place}
          </Trans>
        </div>
      )}
      {start.certainty === 'floating' && (
        <div className={classes.quiet}>
          <Trans>On the clock of the place where you are</Trans>
        </div>
      )}
      {start.certainty === 'unknown' && (
        <div className={classes.warning}>
          <Trans>
            The mail names a time zone that nobody knows (“{zone}”). The time is shown as it was written; ask when it
            is.
          </Trans>
        </div>
      )}
    </>
  );
}

function localeOf(i18n: { locale: string; locales?: string | readonly string[] | undefined }): string {
  const { locales } = i18n;
  return typeof locales === 'string' ? locales : (locales?.[0] ?? i18n.locale);
}

function People({ invite: { organizer, guests, guestCount } }: { invite: Invite }) {
  const [isOpen, setIsOpen] = useState(false);
  const name = organizer === null ? null : nameOf(organizer);
  const address = organizer === null ? null : formatAddress(organizer);
  return (
    <>
      {name !== null && (
        <div title={address ?? undefined}>
          <Trans>{name} invites</Trans>
        </div>
      )}
      {guestCount > 0 && (
        <Button variant="plain" aria-expanded={isOpen} className={classes.more} onClick={() => setIsOpen(!isOpen)}>
          <Plural value={guestCount} one="# guest" other="# guests" />
        </Button>
      )}
      {isOpen && (
        <ul className={classes.guests}>
          {guests.map((guest) => (
            <li key={guest.address}>
              {formatAddress(guest)} <span className={classes.quiet}>{<GuestState guest={guest} />}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function GuestState({ guest: { answer, isOptional } }: { guest: InviteGuest }) {
  const { t } = useLingui();
  const words: Record<InviteGuest['answer'], string> = {
    open: t`no answer yet`,
    accepted: t`accepted`,
    tentative: t`maybe`,
    declined: t`declined`,
    delegated: t`sends somebody else`,
  };
  return isOptional ? `${words[answer]}, ${t`optional`}` : words[answer];
}
