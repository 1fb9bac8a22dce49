import type { MessageId } from '#shared/ids.ts';
import { coreClient } from '../../../../lib/core.ts';
import { showError } from '../../../../lib/notices.ts';
import { offerUndo } from '../../../undo/index.ts';

/** "This is fine": no hint for this mail, nor for others of its sender that are as well vouched for. */
export async function acceptSender(id: MessageId): Promise<void> {
  try {
    offerUndo('trust.accept', await coreClient.trust.accept({ id }));
  } catch (error) {
    showError(error);
  }
}

export async function doubtSender(id: MessageId): Promise<void> {
  try {
    offerUndo('trust.doubt', await coreClient.trust.doubt({ id }));
  } catch (error) {
    showError(error);
  }
}
