import { Trans, useLingui } from '@lingui/react/macro';
import { languageNames, resolveLanguage } from '../../lib/i18n.ts';
import { useSaveSettings, useSettings } from '../../lib/settings.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { DescriptionList, RadioGroup, SettingGroup } from '../../ui/index.ts';
import classes from './settings-parts.module.css';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export function LanguageSection() {
  const { t } = useLingui();
  const { language } = useSettings();
  const save = useSaveSettings();
  const format = useFormat();
  const now = useNow();
  const ofSystem = languageNames[resolveLanguage('system')];
  return (
    <>
      <SettingGroup id="language" title={<Trans>Language of Hauspost</Trans>}>
        <RadioGroup
          label={t`Language of Hauspost`}
          value={language}
          onChange={(next) => save({ language: next })}
          options={[
            { value: 'system', label: t`Like the system`, hint: ofSystem },
            { value: 'de', label: 'Deutsch' },
            { value: 'en', label: 'English' },
          ]}
          className={classes.choices}
        />
      </SettingGroup>
      <SettingGroup
        title={<Trans>Dates and numbers</Trans>}
        lead={<Trans>They follow the region of your system, in the language above.</Trans>}
      >
        <DescriptionList
          items={[
            { id: 'today', term: <Trans>Today</Trans>, details: format.moment(now, now) },
            { id: 'week', term: <Trans>Last week</Trans>, details: format.moment(now - 7 * dayMs, now) },
            { id: 'ago', term: <Trans>Just now</Trans>, details: format.ago(now - 2 * hourMs, now) },
            { id: 'number', term: <Trans>Number</Trans>, details: format.number(31_870) },
            { id: 'size', term: <Trans>Size</Trans>, details: format.bytes(4_300_000) },
          ]}
        />
      </SettingGroup>
    </>
  );
}
