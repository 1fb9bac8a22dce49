import type { InviteMoment } from '#shared/contract/invites.ts';
import { clip, cleanLine } from '#shared/model/line.ts';
import { fromWallTime, readWallTime, type WallTime } from '#shared/model/zone-time.ts';
import { paramOf, type JProperty } from './read-values.ts';
import { flat, offsetByRules, type ZoneRules } from './zone-rules.ts';
import { resolveZone, type Zone } from './zones.ts';

export interface ZoneBook {
  /** The VTIMEZONE of that name. */
  rulesOf(tzid: string): ZoneRules | null;
}

const maxLabel = 200;

/** DTSTART and its like. `null`: not a time. */
export function readMoment(property: JProperty | null, zones: ZoneBook): InviteMoment | null {
  const value = property?.[3];
  return property === null || typeof value !== 'string' ? null : readTime(value, paramOf(property, 'tzid'), zones);
}

/** `2026-03-01`, `2026-03-01T10:00:00`, with `Z` where it is UTC. */
export function readTime(value: string, tzid: string | null, zones: ZoneBook): InviteMoment | null {
  const wall = readWall(value);
  if (wall === null) return null;
  if (!value.includes('T')) {
    return { at: flat(wall), isAllDay: true, certainty: 'exact', zone: null, zoneLabel: null, offsetMinutes: null };
  }
  const base = { isAllDay: false, certainty: 'exact' } as const;
  if (/Z$/i.test(value)) return { ...base, at: flat(wall), zone: 'UTC', zoneLabel: null, offsetMinutes: 0 };
  if (tzid === null) {
    return { ...base, certainty: 'floating', at: flat(wall), zone: null, zoneLabel: null, offsetMinutes: null };
  }
  const zoneLabel = clip(cleanLine(tzid), maxLabel);
  const zone = resolveZone(tzid, zones.rulesOf(tzid));
  if (zone === null) {
    return { ...base, certainty: 'unknown', at: flat(wall), zone: null, zoneLabel, offsetMinutes: null };
  }
  const at = instantOf(wall, zone);
  const offsetMinutes = offsetOf(at, wall, zone);
  return { ...base, at, zone: zone.kind === 'iana' ? zone.name : null, zoneLabel, offsetMinutes };
}

function instantOf(wall: WallTime, zone: Zone): number {
  return zone.kind === 'iana' ? fromWallTime(wall, zone.name) : flat(wall) - offsetByRules(zone.rules, wall) * 60_000;
}

function offsetOf(at: number, wall: WallTime, zone: Zone): number {
  return zone.kind === 'iana'
    ? Math.round((flat(readWallTime(at, zone.name)) - at) / 60_000)
    : offsetByRules(zone.rules, wall);
}

export function readWall(value: unknown): WallTime | null {
  const found = typeof value === 'string' ? /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d))?/.exec(value) : null;
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map((part) => Number(part ?? 0));
  const isTime = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 24 && minute <= 59 && year >= 1;
  if (!isTime) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // The 30th of February is no day; 24:00 is the next one's beginning.
  if (date.getUTCMonth() !== month - 1) return null;
  return { year, month, day, hour, minute };
}
