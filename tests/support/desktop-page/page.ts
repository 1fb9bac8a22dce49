import type { ContractRouterClient } from '@orpc/contract';
import type { AppContract } from '#shared/contract/index.ts';
import type { ShellEvent, WindowShell } from '#shared/contract/shell.ts';
import { coreClient, coreConnection, shellClient } from '#renderer/lib/core.ts';

/**
 * Stands in the renderer's place where a test is about main and preload: no interface, only the renderer's own two
 * connections, within reach of the test.
 */
export interface TestPage {
  readonly core: ContractRouterClient<AppContract>;
  readonly shell: ContractRouterClient<WindowShell>;
  readonly heard: ShellEvent[];
  readonly coreStates: string[];
}

declare global {
  interface Window {
    hauspostTest: TestPage;
  }
}

const heard: ShellEvent[] = [];
const coreStates: string[] = [];
window.hauspostTest = { core: coreClient, shell: shellClient, heard, coreStates };
coreConnection.onState((state) => coreStates.push(state));

async function listen(): Promise<void> {
  for (;;) {
    try {
      for await (const event of await shellClient.events({})) heard.push(event);
    } catch (error) {
      // The ports were replaced; the next round listens over the new pair.
      if (!(error instanceof Error)) throw error;
    }
  }
}
void listen();
