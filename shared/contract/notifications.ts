import { z } from 'zod';
import { query } from './define.ts';
import { threadId } from './values.ts';

const news = z.strictObject({ threadId, isWoken: z.boolean() });

export const notifications = {
  /**
   * Which of these the user wants to be told about now: by folder, sender, account and hour. For windows whose host
   * shows no notifications; a host that does is asked by the core itself.
   */
  wanted: query(z.strictObject({ news: z.array(news).min(1).max(500) }), z.array(threadId).max(500), 'settings'),
};
