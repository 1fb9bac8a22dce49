import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Draft } from '#shared/contract/drafts.ts';
import type { IdentityId } from '#shared/ids.ts';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { Select } from '../../ui/index.ts';
import classes from './draft-header.module.css';
import { flushSession } from './open-sessions.ts';

/** Under which name it goes out; shown once there is a choice. */
export function SenderLine({ draft }: { draft: Draft }) {
  const { t } = useLingui();
  const { data: identities = [] } = useQuery(core.identities.list.queryOptions({ input: {} }));
  if (identities.length < 2) return null;
  const chosen = draft.identityId ?? identities[0]?.id ?? null;
  const choose = async (identityId: IdentityId) => {
    // The signature within the text changes: what is being typed has to be there first.
    await flushSession(draft.id);
    await coreClient.drafts.setIdentity({ id: draft.id, identityId });
  };
  return (
    <div className={classes.line}>
      <span className={classes.label} aria-hidden>{t`From`}</span>
      <Select<IdentityId>
        label={t`From`}
        value={chosen}
        onChange={(id) => void choose(id).catch(showError)}
        options={identities.map(({ id, name, address }) => ({
          value: id,
          label: name === '' ? address : `${name} <${address}>`,
        }))}
      />
    </div>
  );
}
