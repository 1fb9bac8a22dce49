import { useLingui } from '@lingui/react/macro';
import { Braces, Image } from 'lucide-react';
import { useRef } from 'react';
import { useCommand } from '../../../app/commands/use-command.ts';
import { IconButton, Toolbar, ToolbarIconButton, ToolbarSeparator } from '../../../ui/index.ts';
import { AttachButton } from '../draft-files.tsx';
import { formatOf } from '../format-commands.ts';
import classes from './format-toolbar.module.css';
import { useTextEditor } from './text-editor.ts';

const groups = [
  ['drafts.bold', 'drafts.italic', 'drafts.underline', 'drafts.strike'],
  ['drafts.bullets', 'drafts.numbers', 'drafts.quote'],
  ['drafts.code', 'drafts.code-block', 'drafts.clear-format'],
  ['drafts.link'],
] as const;

export interface FormatToolbarProps {
  readonly isRich: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onPictures: (files: readonly File[]) => void;
}

/** What can be done with the text; of plain text less can. */
export function FormatToolbar({ isRich, onFiles, onPictures }: FormatToolbarProps) {
  const { t } = useLingui();
  const template = useCommand('drafts.template');
  return (
    <Toolbar label={t`Format`} className={classes.bar}>
      {isRich &&
        groups.map((ids, index) => (
          <span key={ids[0]} className={classes.group}>
            {index > 0 && <ToolbarSeparator />}
            {ids.map((id) => (
              <FormatButton key={id} id={id} />
            ))}
          </span>
        ))}
      <span className={classes.group}>
        {isRich && <PictureButton onFiles={onPictures} />}
        <AttachButton onFiles={onFiles} />
        <ToolbarIconButton label={template.title} icon={Braces} keys={template.keys} onClick={template.run} />
      </span>
    </Toolbar>
  );
}

function FormatButton({ id }: { id: string }) {
  const command = useCommand(id);
  const editor = useTextEditor();
  const format = formatOf[id];
  if (command.icon === undefined) return null;
  return (
    <ToolbarIconButton
      label={command.title}
      icon={command.icon}
      keys={command.keys}
      isPressed={format === undefined ? undefined : (editor?.isOn(format) ?? false)}
      disabledReason={command.disabledReason}
      // The words that are chosen stay chosen.
      onMouseDown={(event) => event.preventDefault()}
      onClick={command.run}
    />
  );
}

function PictureButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept="image/png,image/jpeg,image/gif,image/webp"
        aria-label={t`Pictures to insert`}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <IconButton label={t`Insert pictures`} icon={Image} onClick={() => input.current?.click()} />
    </>
  );
}
