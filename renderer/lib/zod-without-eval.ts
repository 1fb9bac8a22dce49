import { z } from 'zod';

// Zod compiles schemas with `new Function` where it may. Our policy forbids that, and already the attempt is a breach
// that would be reported
z.config({ jitless: true });
