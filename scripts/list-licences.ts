// Writes the list of packages that "About Hauspost" shows. A test fails when it is not what the build carries.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listShippedPackages } from './licences/shipped-packages.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'renderer/features/settings/about/licences.json');
writeFileSync(file, `${JSON.stringify(listShippedPackages(root), null, 2)}\n`);
