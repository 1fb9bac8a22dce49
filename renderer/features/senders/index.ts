export { ScreenerGroup } from './screener-group.tsx';
export { SendersSection } from './senders-section.tsx';
