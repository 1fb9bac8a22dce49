import type { Capability } from '#shared/contract/shell.ts';
import type { Named, NamedMatch } from '../../lib/bilingual.ts';
import type { SettingsSection } from '../../state/route.ts';
import { isOffered, sectionFaces, settingFaces } from '../../app/settings-index.ts';

export interface FoundSetting {
  readonly section: SettingsSection;
  /** `null`: the section itself. */
  readonly setting: string | null;
  readonly match: NamedMatch;
}

export function findSettings(
  query: string,
  capabilities: readonly Capability[],
  match: (query: string, item: Named) => NamedMatch | null,
): FoundSetting[] {
  if (query.trim() === '') return [];
  const found: FoundSetting[] = [];
  for (const face of settingFaces) {
    const result = isOffered(face, capabilities) ? match(query, face) : null;
    if (result) found.push({ section: face.section, setting: face.id, match: result });
  }
  for (const face of sectionFaces) {
    const result = isOffered(face, capabilities) ? match(query, face) : null;
    if (result) found.push({ section: face.section, setting: null, match: result });
  }
  return found.toSorted((one, other) => other.match.score - one.match.score);
}
