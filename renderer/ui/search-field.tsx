import { useLingui } from '@lingui/react/macro';
import { Search, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { IconButton } from './icon-button.tsx';
import { Keys } from './keys.tsx';
import { TextField, type TextFieldProps } from './text-field.tsx';

export type SearchFieldProps = Omit<
  TextFieldProps,
  'type' | 'icon' | 'trailing' | 'value' | 'onChange' | 'aria-label'
> & {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The shortcut that leads here; drawn while the field is empty. */
  keys?: string;
};

/** Esc empties it first; only an empty field lets Esc through to whatever is around it. */
export function SearchField({ label, value, onChange, keys, onKeyDown, placeholder, ...rest }: SearchFieldProps) {
  const { t } = useLingui();
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && value !== '') {
      event.preventDefault();
      event.stopPropagation();
      onChange('');
      return;
    }
    onKeyDown?.(event);
  };
  return (
    <TextField
      {...rest}
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      icon={Search}
      value={value}
      onChange={onChange}
      onKeyDown={handleKeyDown}
      trailing={
        value === '' ? (
          keys && <Keys keys={keys} />
        ) : (
          <IconButton label={t`Clear`} icon={X} onClick={() => onChange('')} />
        )
      }
    />
  );
}
