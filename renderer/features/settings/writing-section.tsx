import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useSaveSettings, useSettings } from '../../lib/settings.ts';
import { RadioGroup, SettingGroup } from '../../ui/index.ts';
import { TemplatesSection } from '../templates/index.ts';
import classes from './settings-parts.module.css';

const undoSeconds = [0, 5, 10, 20, 30] as const;

/** How mails are begun and sent, and the texts to be written again. */
export function WritingSection() {
  const { t } = useLingui();
  const { composeFormat, undoSendMs } = useSettings();
  const save = useSaveSettings();
  return (
    <>
      <SettingGroup
        id="compose-format"
        title={<Trans>Mails begin as</Trans>}
        lead={<Trans>Each mail can be changed by itself, and loses no word.</Trans>}
      >
        <RadioGroup
          label={t`Mails begin as`}
          value={composeFormat}
          onChange={(next) => save({ composeFormat: next })}
          options={[
            { value: 'rich', label: t`Formatted text` },
            { value: 'plain', label: t`Plain text` },
          ]}
          className={classes.choices}
        />
      </SettingGroup>
      <SettingGroup id="undo-send" title={<Trans>Time to call a mail back</Trans>}>
        <RadioGroup
          label={t`Time to call a mail back`}
          value={String(undoSendMs / 1_000)}
          onChange={(next) => save({ undoSendMs: Number(next) * 1_000 })}
          options={undoSeconds.map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? <Trans>None</Trans> : <Plural value={seconds} one="# second" other="# seconds" />,
          }))}
          className={classes.choices}
        />
      </SettingGroup>
      <SettingGroup
        id="templates"
        title={<Trans>Templates</Trans>}
        lead={<Trans>Inserted with “;” on an empty line of a mail, by the tool bar or by the palette.</Trans>}
      >
        <TemplatesSection />
      </SettingGroup>
    </>
  );
}
