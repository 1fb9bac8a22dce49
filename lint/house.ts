import { featureDoor } from './feature-door.ts';
import { noAmbientClock } from './no-ambient-clock.ts';
import { writeDoor } from './write-door.ts';

/** Our own rules: only where breaking one loses data or trust, and each with a test beside it. */
const house = {
  meta: { name: 'house' },
  rules: { 'feature-door': featureDoor, 'no-ambient-clock': noAmbientClock, 'write-door': writeDoor },
};

// oxlint takes a plugin from the default export alone.
export default house;
