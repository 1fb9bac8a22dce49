import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist';

export type { PDFDocumentProxy } from 'pdfjs-dist';

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  close(): void;
}

/** 16 million dots are more than any screen shows; a page can claim to be a kilometre wide. */
const maxDots = 16_777_216;

/**
 * Opens a PDF in a worker of its own that has no network. Nothing is loaded beside it (no character maps, no decoders of
 * compiled code, no fonts from elsewhere), no form and no script of it runs.
 */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPdf> {
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module', name: 'pdf' });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    // pdf.js takes the buffer to its worker; the file may still be saved afterwards.
    data: bytes.slice(),
    worker,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    useSystemFonts: true,
    useWasm: false,
    useWorkerFetch: false,
    maxImageSize: maxDots,
    canvasMaxAreaInBytes: maxDots * 4,
    verbosity: 0,
  });
  const close = () => {
    void task.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  };
  try {
    return { document: await task.promise, close };
  } catch (error) {
    close();
    throw error;
  }
}
