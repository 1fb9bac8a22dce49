export { OutgoingSection } from './outgoing-section.tsx';
