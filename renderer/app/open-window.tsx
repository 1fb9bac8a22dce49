import '../ui/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startWindow } from './start-window.ts';

export async function openWindow(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no place for the app');
  await startWindow();
  createRoot(root).render(<App />);
}
