/** How long washing may hold the window before keys and frames get their turn. */
const sliceMs = 8;

/** Answers whether the slice is over; then `breathe` lets everything else go first. */
export class Slices {
  #endsAt = performance.now() + sliceMs;

  get isOver(): boolean {
    return performance.now() >= this.#endsAt;
  }

  async breathe(): Promise<void> {
    await new Promise<void>((resolve) => {
      // Not a timer: nested ones are slowed to 4 ms each.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    });
    this.#endsAt = performance.now() + sliceMs;
  }
}
