import * as board from './club/board.ts';
import * as concert from './club/concert.ts';
import * as guests from './club/guests.ts';
import * as rehearsals from './club/rehearsals.ts';
import * as birthday from './family/birthday.ts';
import * as holidays from './family/holidays.ts';
import * as familyNotices from './family/notices.ts';
import * as school from './family/school.ts';
import type { DemoConversation } from './format.ts';
import * as junk from './junk.ts';
import * as altenfeld from './work/altenfeld.ts';
import * as money from './work/money.ts';
import * as northmoor from './work/northmoor.ts';
import * as workNotices from './work/notices.ts';
import * as office from './work/office.ts';
import * as salz from './work/salz.ts';

export { arrivals } from './arrivals.ts';
export { people } from './people.ts';

const rooms: readonly Record<string, DemoConversation>[] = [
  salz,
  northmoor,
  altenfeld,
  money,
  office,
  workNotices,
  concert,
  rehearsals,
  guests,
  board,
  birthday,
  holidays,
  school,
  familyNotices,
  junk,
];

export const conversations: readonly DemoConversation[] = rooms.flatMap((room) => Object.values(room));
