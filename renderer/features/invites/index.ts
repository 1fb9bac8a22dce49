export { CalendarView } from './calendar-view.tsx';
export { InviteCard } from './invite-card.tsx';
