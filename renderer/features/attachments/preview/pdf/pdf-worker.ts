import './cut-off.ts';
import 'pdfjs-dist/build/pdf.worker.min.mjs';
