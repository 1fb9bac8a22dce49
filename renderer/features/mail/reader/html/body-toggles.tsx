import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FileText, SunMoon } from 'lucide-react';
import type { Message } from '#shared/contract/threads.ts';
import { core } from '../../../../lib/core.ts';
import { useSettings } from '../../../../lib/settings.ts';
import { IconButton } from '../../../../ui/index.ts';
import { actOnMessage } from './body-handles.ts';
import { bodyQuery } from './body-query.ts';
import { useBodyChoices } from './body-state.ts';
import { useFrameLook } from './use-frame-look.ts';

/** How this one message is looked at: its own colours, its plain text. Only where there is something to choose. */
export function BodyToggles({ message }: { message: Message }) {
  const { id, from, text } = message;
  const { t } = useLingui();
  const look = useFrameLook();
  const { prefersPlainText } = useSettings();
  const choices = useBodyChoices(id);
  const body = useQuery(bodyQuery(message)).data;
  const sender = useQuery(core.senderLooks.get.queryOptions({ input: { address: from.address.slice(0, 500) } })).data;
  if (!body || body.html === null) return null;
  const hasText = (body.text || text).trim() !== '';
  const isText = (choices.body ?? (prefersPlainText && hasText ? 'text' : 'html')) === 'text';
  return (
    <>
      {look.scheme === 'dark' && !isText && (
        <IconButton
          label={t`Original colours`}
          icon={SunMoon}
          size="inline"
          isPressed={sender?.colors === 'original'}
          onClick={() => actOnMessage(id, 'toggleColors')}
        />
      )}
      {hasText && (
        <IconButton
          label={t`Plain text`}
          icon={FileText}
          size="inline"
          isPressed={isText}
          onClick={() => actOnMessage(id, 'toggleText')}
        />
      )}
    </>
  );
}
