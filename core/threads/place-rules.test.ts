import { describe, expect, test } from 'vitest';
import type { MailboxRole } from '../db/tables/mail.ts';
import { planMove, type MoveTarget, type PlacedMessage } from './place-rules.ts';

const received = (...roles: MailboxRole[]): PlacedMessage => ({ isOwn: false, roles });
const own = (...roles: MailboxRole[]): PlacedMessage => ({ isOwn: true, roles });

/** Where each message lies afterwards. */
function after(to: MoveTarget, ...messages: PlacedMessage[]): string[] {
  return planMove(messages, to).map((change, index) => {
    const roles = messages[index]?.roles ?? [];
    if (change === null) return roles.join('+');
    return [...new Set([...roles.filter((role) => !change.leaves.includes(role)), change.enters])].join('+');
  });
}

describe('planMove', () => {
  test('archive takes what was received and leaves what was sent', () => {
    expect(after('archive', received('inbox'), own('sent'), received('inbox'))).toEqual(['archive', 'sent', 'archive']);
  });

  test('trash takes the whole conversation, the own words too', () => {
    expect(after('trash', received('inbox'), own('sent'), received('archive'))).toEqual(['trash', 'trash', 'trash']);
  });

  test('back from the trash the own words lie in sent again', () => {
    expect(after('inbox', received('trash'), own('trash'))).toEqual(['inbox', 'sent']);
    expect(after('archive', received('trash'), own('trash'))).toEqual(['archive', 'sent']);
  });

  test('what was thrown away before is not dragged along', () => {
    expect(after('archive', received('trash'), received('inbox'))).toEqual(['trash', 'archive']);
    expect(after('spam', received('trash'), received('inbox'))).toEqual(['trash', 'spam']);
  });

  test('the inbox takes the whole of it back', () => {
    expect(after('inbox', received('trash'), received('archive'), received('spam'))).toEqual([
      'inbox',
      'inbox',
      'inbox',
    ]);
  });

  test('labels stay, unless the label is the only folder it is in', () => {
    expect(after('archive', received('inbox', 'other'))).toEqual(['other+archive']);
    expect(after('archive', received('other'))).toEqual(['archive']);
    expect(after('trash', received('inbox', 'other'))).toEqual(['trash']);
  });

  test('a mail to oneself in the inbox moves like any other', () => {
    expect(after('archive', own('inbox'))).toEqual(['archive']);
    expect(after('archive', own('sent', 'inbox'))).toEqual(['sent+archive']);
    expect(after('inbox', own('sent', 'archive'))).toEqual(['sent+inbox']);
  });

  test('where the archive holds all, an answer stays where it is whatever becomes of the rest', () => {
    expect(after('archive', received('inbox', 'archive'), own('sent', 'archive'))).toEqual(['archive', 'sent+archive']);
    expect(after('inbox', received('archive'), own('sent', 'archive'))).toEqual(['inbox', 'sent+archive']);
    expect(after('spam', received('inbox', 'archive'), own('sent', 'archive'))).toEqual(['spam', 'sent+archive']);
    expect(after('trash', received('archive'), own('sent', 'archive'))).toEqual(['trash', 'trash']);
  });

  test('drafts and what lies nowhere are let be', () => {
    expect(after('trash', own('drafts'), received(), received('inbox'))).toEqual(['drafts', '', 'trash']);
  });

  test('spam is what others wrote', () => {
    expect(after('spam', received('inbox'), own('sent'))).toEqual(['spam', 'sent']);
  });

  test.each<MoveTarget>(['inbox', 'archive', 'spam', 'trash'])('what is in %s already does not change', (to) => {
    expect(planMove([received(to)], to)).toEqual([null]);
  });
});
