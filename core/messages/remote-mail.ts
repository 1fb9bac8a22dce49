import { AppError } from '#shared/errors.ts';
import type { RemoteMail } from '../context.ts';

/** Where no sync runs: what is not here cannot be had. */
export const noRemote: RemoteMail = {
  fetchBody: () => Promise.reject(new AppError('offline', 'only the headers of this message are here')),
  download: () => {},
};
