import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Highlighted } from '../../lib/highlighted.tsx';
import { EmptyState, Icon } from '../../ui/index.ts';
import type { FoundSetting } from './find-settings.ts';
import { faceOfSection } from '../../app/settings-index.ts';
import classes from './found-settings.module.css';

interface FoundSettingsProps {
  readonly query: string;
  readonly found: readonly FoundSetting[];
  onOpen(found: FoundSetting): void;
}

export function FoundSettings({ query, found, onOpen }: FoundSettingsProps) {
  const { i18n } = useLingui();
  return (
    <>
      <p role="status" className={classes.count}>
        {found.length > 0 && <Plural value={found.length} one="# setting" other="# settings" />}
      </p>
      {found.length === 0 && (
        <EmptyState title={<Trans>No setting for “{query}”</Trans>}>
          <Trans>Try another word, in German or English.</Trans>
        </EmptyState>
      )}
      <ul>
        {found.map((each) => {
          const face = faceOfSection(each.section);
          return (
            <li key={`${each.section}/${each.setting ?? ''}`} className={classes.item}>
              <button type="button" className={classes.button} onClick={() => onOpen(each)}>
                <Icon of={face.icon} />
                <span className={classes.words}>
                  <Highlighted text={each.match.title} ranges={each.match.ranges} />
                </span>
                {each.setting !== null && <span className={classes.section}>{i18n._(face.title)}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
