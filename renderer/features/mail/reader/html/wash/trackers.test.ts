import { describe, expect, test } from 'vitest';
import { isTracker, nameHost } from './trackers.ts';

const plain = { width: null, height: null, isHidden: false, alt: '' };

describe('a tracker is', () => {
  test.each([
    ['one point', 'https://shop.example/logo.png', { ...plain, width: 1, height: 1 }],
    ['no wider than a point', 'https://shop.example/x.gif', { ...plain, width: 0 }],
    ['hidden', 'https://shop.example/picture.jpg', { ...plain, isHidden: true, width: 300, height: 200 }],
    ['a known counter', 'https://shop.us1.list-manage.com/track/open.php?u=1&id=2', plain],
    [
      'a known counter, though it says a size',
      'https://u1.ct.sendgrid.net/wf/open?upn=x',
      { ...plain, width: 100, height: 100 },
    ],
    ['called what it is', 'https://mail.shop.example/pixel?x=1', plain],
    ['a long token and nothing else', `https://img.shop.example/o/${'a1b2c3d4'.repeat(5)}`, plain],
  ])('%s', (_name, url, facts) => expect(isTracker(url, facts)).toBe(true));

  test.each([
    ['a logo', 'https://shop.example/logo.png', plain],
    [
      'a picture with a size',
      `https://cdn.shop.example/${'a1b2c3d4'.repeat(5)}`,
      { ...plain, width: 600, height: 300 },
    ],
    [
      'a picture with words',
      `https://ci3.googleusercontent.com/proxy/${'aB3'.repeat(20)}`,
      { ...plain, alt: 'Herbst' },
    ],
    ['a picture of a mailer', 'https://mcusercontent.com/abc/images/head.png', plain],
    ['a line of the design', 'https://shop.example/line.gif', { ...plain, width: 600, height: 4 }],
    ['open air', 'https://museum.example/openair/garden.jpg', plain],
  ])('not: %s', (_name, url, facts) => expect(isTracker(url, facts)).toBe(false));
});

test.each([
  ['https://a.b.mailchimp.com/x', 'mailchimp.com'],
  ['https://pics.shop.co.uk/x', 'shop.co.uk'],
  ['https://shop.de./x', 'shop.de'],
  ['http://192.0.2.1/x', '192.0.2.1'],
])('%s is known as %s', (url, name) => expect(nameHost(url)).toBe(name));
