import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Braces, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Template } from '#shared/contract/templates.ts';
import { ReadFailure } from '../../app/errors/read-failure.tsx';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { Button, EmptyState, StillBars } from '../../ui/index.ts';
import { offerUndo } from '../undo/index.ts';
import { TemplateDialog } from './template-dialog.tsx';
import classes from './templates-section.module.css';

/** Texts to be written again: made, changed and removed here, inserted while writing. */
export function TemplatesSection() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(core.templates.list.queryOptions({ input: {} }));
  const [open, setOpen] = useState<Template | 'new' | null>(null);
  if (error && !data) return <ReadFailure error={error} onRetry={() => void refetch()} headingLevel={3} />;
  if (!data) return <StillBars shape="text" count={3} />;
  const remove = async ({ id }: Template) => offerUndo('templates.remove', await coreClient.templates.remove({ id }));
  return (
    <div className={classes.section}>
      {data.length === 0 ? (
        <EmptyState icon={Braces} title={<Trans>No templates yet</Trans>}>
          <Trans>What you write again and again can stand here, with names and dates filled in by themselves.</Trans>
        </EmptyState>
      ) : (
        <ul aria-label={t`Templates`}>
          {data.map((template) => (
            <li key={template.id} className={classes.row}>
              <div className={classes.words}>
                <strong>{template.name}</strong>
                <span className={classes.beginning}>{template.text.slice(0, 200)}</span>
              </div>
              <Button variant="plain" aria-label={t`Change ${template.name}`} onClick={() => setOpen(template)}>
                <Trans>Change</Trans>
              </Button>
              <Button
                variant="plain"
                aria-label={t`Remove ${template.name}`}
                onClick={() => void remove(template).catch(showError)}
              >
                <Trans>Remove</Trans>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon={Plus} onClick={() => setOpen('new')}>
          <Trans>New template</Trans>
        </Button>
      </div>
      {open !== null && <TemplateDialog template={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </div>
  );
}
