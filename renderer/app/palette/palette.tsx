import { Autocomplete } from '@base-ui/react/autocomplete';
import { Trans, useLingui } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Highlighted } from '../../lib/highlighted.tsx';
import { useViewState } from '../../state/view-state.ts';
import { Chip, Dialog, Icon, Keys, cx } from '../../ui/index.ts';
import type { OverlayProps } from '../overlays/overlays.tsx';
import { SelectedWords } from './selected-words.tsx';
import type { PaletteGroup, PaletteGroupId, PaletteItem } from './palette-groups.ts';
import { usePaletteGroups } from './use-palette-groups.ts';
import classes from './palette.module.css';

const groupTitles: Readonly<Record<PaletteGroupId, MessageDescriptor>> = {
  recent: msg`Used last`,
  commands: msg`Commands`,
  places: msg`Places`,
  settings: msg`Settings`,
  conversations: msg`Conversations`,
};

/** Everything the app can do, found by typing. */
export function Palette({ isOpen, onClose }: OverlayProps) {
  const { t } = useLingui();
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={t`Commands`}
      isTitleHidden
      isFlush
      size="wide"
      className={classes.palette}
    >
      <PaletteBody onClose={onClose} isOpen={isOpen} />
    </Dialog>
  );
}

function PaletteBody({ isOpen, onClose }: OverlayProps) {
  const { t, i18n } = useLingui();
  const [typed, setTyped] = useState('');
  const groups = usePaletteGroups(typed);
  const selectedCount = useViewState((state) => state.selected.size);
  // Opened again while it was still fading out.
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    if (isOpen) setTyped('');
  }

  const run = (item: PaletteItem) => {
    if (item.disabledReason !== undefined) return;
    onClose();
    // The palette gives the focus back first: what runs may want to move it.
    requestAnimationFrame(() => item.run());
  };

  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={groups.map((group) => ({ ...group, value: group.id }))}
      itemToStringValue={(item: PaletteItem) => item.title}
      value={typed}
      onValueChange={(value, details) => {
        if (details.reason !== 'item-press') setTyped(value);
      }}
      autoHighlight="always"
      keepHighlight
    >
      <div className={classes.head}>
        <Icon of={Search} />
        <Autocomplete.Input
          aria-label={t`Find a command, a place, a setting or a conversation`}
          placeholder={t`What do you want to do?`}
          className={classes.input}
        />
        {selectedCount > 0 && (
          <Chip>
            <SelectedWords count={selectedCount} />
          </Chip>
        )}
      </div>
      <Autocomplete.Empty>
        <p className={classes.empty}>
          <Trans>Nothing for “{typed}”</Trans>
        </p>
      </Autocomplete.Empty>
      <Autocomplete.List className={classes.list}>
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.id} items={group.items}>
            <Autocomplete.GroupLabel className={classes.groupLabel}>
              {i18n._(groupTitles[group.id])}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => (
                <Autocomplete.Item
                  key={item.id}
                  value={item}
                  aria-disabled={item.disabledReason !== undefined || undefined}
                  onClick={() => run(item)}
                  className={cx(classes.item, item.disabledReason !== undefined && classes.off)}
                >
                  <span className={classes.icon}>{item.icon && <Icon of={item.icon} />}</span>
                  <span className={classes.title}>
                    <Highlighted text={item.title} ranges={item.ranges} />
                  </span>
                  <span className={classes.hint}>{item.disabledReason ?? item.hint}</span>
                  {item.keys && <Keys keys={item.keys} />}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <footer className={classes.foot}>
        <span className={classes.footKeys}>
          <Keys keys="Enter" /> <Trans>Run</Trans>
        </span>
        <span className={classes.footKeys}>
          <Keys keys="Escape" /> <Trans>Close</Trans>
        </span>
        <span className={classes.footHint}>
          <Trans>&gt; only commands</Trans>
        </span>
      </footer>
    </Autocomplete.Root>
  );
}
