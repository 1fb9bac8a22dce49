import { useLingui } from '@lingui/react/macro';
import { fileKind } from '#shared/model/file-kind.ts';
import { SearchField, Select } from '../../../ui/index.ts';
import { kindFaces } from '../kind-faces.ts';
import type { LibraryFilter } from './library-filter.ts';
import classes from './library.module.css';

interface FilterBarProps {
  readonly filter: LibraryFilter;
  readonly onChange: (filter: LibraryFilter) => void;
}

export function FilterBar({ filter, onChange }: FilterBarProps) {
  const { t, i18n } = useLingui();
  const kinds = fileKind.options.map((kind) => ({
    value: kind,
    label: i18n._(kindFaces[kind].title),
    icon: kindFaces[kind].icon,
  }));
  return (
    <div role="search" aria-label={t`Find attachments`} className={classes.filters}>
      <SearchField
        label={t`Name, sender or subject`}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        className={classes.text}
      />
      <Select
        label={t`Kind`}
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind })}
        options={[{ value: 'all', label: t`All kinds` }, ...kinds]}
      />
      <Select
        label={t`Size`}
        value={filter.size}
        onChange={(size) => onChange({ ...filter, size })}
        options={[
          { value: 'all', label: t`Any size` },
          { value: '1', label: t`From 1 MB` },
          { value: '10', label: t`From 10 MB` },
        ]}
      />
      <Select
        label={t`Age`}
        value={filter.age}
        onChange={(age) => onChange({ ...filter, age })}
        options={[
          { value: 'all', label: t`Any time` },
          { value: 'week', label: t`Last 7 days` },
          { value: 'month', label: t`Last month` },
          { value: 'year', label: t`Last year` },
        ]}
      />
      <Select
        label={t`Order`}
        value={filter.order}
        onChange={(order) => onChange({ ...filter, order })}
        options={[
          { value: 'newest', label: t`Newest first` },
          { value: 'largest', label: t`Largest first` },
        ]}
      />
    </div>
  );
}
