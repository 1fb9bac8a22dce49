import { lazyPart } from '../../lib/lazy-part.tsx';

export const CalendarView = lazyPart(async () => (await import('./calendar-view.tsx')).CalendarView);
export const InviteCard = lazyPart(async () => (await import('./invite-card.tsx')).InviteCard);
