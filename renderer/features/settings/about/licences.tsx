import { Trans, useLingui } from '@lingui/react/macro';
import commissioner from '#resources/fonts/commissioner-OFL.txt?raw';
import sourceSerif from '#resources/fonts/source-serif-4-OFL.txt?raw';
import { ScrollArea, SettingGroup, Table } from '../../../ui/index.ts';
import parts from '../settings-parts.module.css';
import packages from './licences.json';

const fonts = [
  { name: 'Commissioner', text: commissioner },
  { name: 'Source Serif 4', text: sourceSerif },
];

export function Licences() {
  const { t } = useLingui();
  return (
    <SettingGroup
      id="licences"
      title={<Trans>Licences</Trans>}
      lead={<Trans>Hauspost stands on the work of others. Their licences, and the fonts’ in full.</Trans>}
    >
      {fonts.map(({ name, text }) => (
        <details key={name} className={parts.details}>
          <summary>{name}, SIL Open Font License</summary>
          <ScrollArea as="pre" aria-label={name} className={parts.pre}>
            {text}
          </ScrollArea>
        </details>
      ))}
      <Table
        caption={t`Libraries`}
        rows={packages}
        rowKey={(row) => `${row.name} ${row.version}`}
        columns={[
          { id: 'name', header: <Trans>Library</Trans>, cell: (row) => row.name, isRowHeader: true },
          { id: 'version', header: <Trans>Version</Trans>, cell: (row) => row.version, tone: 'quiet' },
          { id: 'licence', header: <Trans>Licence</Trans>, cell: (row) => row.licence },
        ]}
      />
    </SettingGroup>
  );
}
