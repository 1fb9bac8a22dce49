import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FilePen, X } from 'lucide-react';
import { displaySubject } from '#shared/model/subject.ts';
import { core } from '../../lib/core.ts';
import { Icon, IconButton } from '../../ui/index.ts';
import classes from './draft-desk.module.css';
import { showDraft, takeFromDesk, useDesk } from './draft-places.ts';

/** Mails that were laid aside: one click away at the foot of the window, from wherever one is. */
export function DraftDesk() {
  const { t } = useLingui();
  const { minimised } = useDesk();
  const { data: drafts = [] } = useQuery({
    ...core.drafts.list.queryOptions({ input: {} }),
    enabled: minimised.length > 0,
  });
  const shown = minimised.flatMap((id) => drafts.find((draft) => draft.id === id) ?? []);
  if (shown.length === 0) return null;
  return (
    <nav aria-label={t`Laid aside`} className={classes.desk}>
      {shown.map(({ id, subject, to }) => {
        const title = displaySubject(subject) || to.trim() || t`New mail`;
        return (
          <span key={id} className={classes.draft}>
            <button type="button" className={classes.open} onClick={() => showDraft(id)}>
              <Icon of={FilePen} size={14} />
              <span className={classes.title}>{title}</span>
            </button>
            <IconButton label={t`Put ${title} back to the drafts`} icon={X} onClick={() => takeFromDesk(id)} />
          </span>
        );
      })}
    </nav>
  );
}
