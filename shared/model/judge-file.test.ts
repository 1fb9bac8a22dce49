import { describe, expect, test } from 'vitest';
import { dangerOfName, isDisguised } from './file-danger.ts';
import { fileKindOf } from './file-kind.ts';
import { judgeFile } from './judge-file.ts';
import { looksLikeText, sniffFile } from './sniff-file.ts';

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const at = (place: number, text: string) => bytes('\0'.repeat(place) + text);
const utf16 = (text: string) => text.split('').join('\0');

describe('by its name', () => {
  test.each([
    ['a.exe', 'program'],
    ['a.SCR', 'program'],
    ['a.jar', 'program'],
    ['a.js', 'script'],
    ['a.hta', 'script'],
    ['a.one', 'script'],
    ['a.docm', 'macros'],
    ['a.xlsb', 'macros'],
    ['a.lnk', 'shortcut'],
    ['a.url', 'shortcut'],
    ['a.library-ms', 'shortcut'],
    ['a.iso', 'disk'],
    ['a.vhdx', 'disk'],
    ['a.html', 'page'],
    ['a.svg', 'page'],
    ['a.pdf', null],
    ['a.docx', null],
    ['exe', null],
    ['', null],
  ] as const)('%s: %s', (name, danger) => expect(dangerOfName(name)).toBe(danger));

  test.each([
    ['rechnung.pdf.exe', true],
    ['foto.jpg.lnk', true],
    ['liste.xlsx.html', true],
    ['setup.exe', false],
    ['app-1.2.3.exe', false],
    ['archiv.tar.gz', false],
    ['rechnung.exe.pdf', false],
  ])('%s poses as something else: %s', (name, is) => expect(isDisguised(name)).toBe(is));
});

describe('by its content', () => {
  test.each([
    ['%PDF-1.7', 'application/pdf', null],
    ['\x89PNG\r\n\x1a\n', 'image/png', null],
    ['\xff\xd8\xff\xe0', 'image/jpeg', null],
    ['GIF89a', 'image/gif', null],
    ['RIFF1234WEBPVP8', 'image/webp', null],
    ['RIFF1234WAVEfmt', 'audio/wav', null],
    ['1234ftypavif', 'image/avif', null],
    ['1234ftypisom', 'video/mp4', null],
    ['MZ\x90\0', 'application/vnd.microsoft.portable-executable', 'program'],
    ['\x7fELF', 'application/x-executable', 'program'],
    ['\xcf\xfa\xed\xfe', 'application/x-executable', 'program'],
    ['#!/bin/sh', 'text/x-shellscript', 'script'],
    ['L\0\0\0\x01\x14\x02\0', 'application/x-ms-shortcut', 'shortcut'],
    ['\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d', 'application/onenote', 'script'],
    ['  <!DOCTYPE html><p>', 'text/html', 'page'],
    ['\xef\xbb\xbf<html>', 'text/html', 'page'],
    ['<!-- x --><script>', 'text/html', 'page'],
    ['<?xml version="1.0"?>\n<svg xmlns="x">', 'image/svg+xml', 'page'],
    [
      'PK\x03\x04....word/document.xml',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      null,
    ],
    ['PK\x03\x04....xl/vbaProject.bin', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'macros'],
    ['PK\x03\x04....META-INF/MANIFEST.MF', 'application/java-archive', 'program'],
    ['PK\x03\x04....brief.txt', 'application/zip', null],
    [`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${utf16('WordDocument')}`, 'application/msword', null],
    [
      `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${utf16('Workbook')} ${utf16('_VBA_PROJECT')}`,
      'application/vnd.ms-excel',
      'macros',
    ],
    ['BEGIN:VCALENDAR', 'text/calendar', null],
    ['7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed', null],
  ] as const)('%j', (text, mimeType, danger) => expect(sniffFile(bytes(text))).toMatchObject({ mimeType, danger }));

  test('marks that stand further in', () => {
    expect(sniffFile(at(32_769, 'CD001'))).toMatchObject({ danger: 'disk' });
    expect(sniffFile(at(257, 'ustar'))).toMatchObject({ kind: 'archive' });
    const large = new Uint8Array(2_000_000);
    large.set(bytes('PK\x03\x04word/'), 0);
    large.set(bytes('word/vbaProject.bin'), 1_999_000);
    expect(sniffFile(large)).toMatchObject({ danger: 'macros' });
  });

  test.each(['', 'Guten Tag', 'a < b', '\0\0\0', 'M', '{"a":1}'])('%j has no mark', (text) =>
    expect(sniffFile(bytes(text))).toBeNull(),
  );

  test('what a person may read', () => {
    expect(looksLikeText(bytes('Gr\xc3\xbc\xc3\x9fe\r\n\tx'))).toBe(true);
    expect(looksLikeText(bytes('a\0b'))).toBe(false);
  });
});

describe('both together', () => {
  const judge = (name: string, content: string, mimeType = 'application/octet-stream') =>
    judgeFile({ name, mimeType }, bytes(content));

  test('a program that is called a letter, a page that is called a picture', () => {
    expect(judge('brief.pdf', 'MZ\x90')).toMatchObject({ danger: 'program', isDisguised: true });
    expect(judge('bild.png', '<svg xmlns="">', 'image/png')).toMatchObject({ danger: 'page' });
    expect(judge('bild.png', '<html>')).toMatchObject({ danger: 'page', isDisguised: true });
  });

  test('macros in a document whose name says there are none', () =>
    expect(judge('zahlen.xlsx', 'PK\x03\x04xl/vbaProject.bin')).toMatchObject({ danger: 'macros' }));

  test('what is as it says is left in peace', () => {
    expect(judge('brief.pdf', '%PDF-1.4')).toMatchObject({ danger: null, isDisguised: false, kind: 'pdf' });
    expect(judge('setup.exe', 'MZ')).toMatchObject({ danger: 'program', isDisguised: false });
    expect(judgeFile({ name: 'a.docx', mimeType: 'x/y' }, null)).toMatchObject({ danger: null, kind: 'document' });
  });
});

test.each([
  ['a.PDF', '', 'pdf'],
  ['a', 'application/pdf', 'pdf'],
  ['a.csv', 'text/plain', 'sheet'],
  ['', 'text/calendar', 'calendar'],
  ['x', 'message/rfc822', 'mail'],
  ['x', 'application/vnd.ms-excel', 'sheet'],
  ['x', 'text/x-log', 'text'],
  ['x.unknown', 'application/octet-stream', 'other'],
] as const)('%s (%s) is a %s', (name, type, kind) => expect(fileKindOf(name, type)).toBe(kind));
