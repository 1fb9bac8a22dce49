import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { isOffered, sectionFaces, settingFaces } from '../settings-index.ts';
import { useBilingualMatch, type Named } from '../../lib/bilingual.ts';
import { core } from '../../lib/core.ts';
import { useHost } from '../../lib/host.ts';
import { matchText } from '../../lib/fuzzy-match.ts';
import { useSettings } from '../../lib/settings.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { openSettings, openThread } from '../../state/navigate.ts';
import type { Command } from '../commands/command.ts';
import { listKeys } from '../commands/keymap.ts';
import { listRecent } from '../commands/recent.ts';
import { listCommands } from '../commands/registry.ts';
import { runCommand, whyDisabled } from '../commands/run-command.ts';
import { arrangeGroups, type PaletteGroup, type PaletteItem } from './palette-groups.ts';

/** `>` at the start asks for commands only. */
export function usePaletteGroups(typed: string): PaletteGroup[] {
  const onlyCommands = typed.startsWith('>');
  const query = typed.replace(/^>/, '').trim();
  const commands = useCommandItems(query);
  const settings = useSettingItems(query);
  const conversations = useConversationItems(onlyCommands ? '' : query);

  return useMemo(() => {
    const recentIds = query === '' ? listRecent() : [];
    const recent = recentIds.flatMap(
      (id) => commands.find((item) => item.id === id && item.disabledReason === undefined) ?? [],
    );
    const rest = commands.filter((item) => !recent.includes(item));
    const groups: PaletteGroup[] = [
      { id: 'recent', items: recent },
      { id: 'commands', items: rest.filter((item) => item.group !== 'go') },
      { id: 'places', items: rest.filter((item) => item.group === 'go') },
    ];
    if (!onlyCommands) {
      if (query !== '') groups.push({ id: 'settings', items: settings });
      groups.push({ id: 'conversations', items: conversations });
    }
    return arrangeGroups(groups, query !== '');
  }, [query, onlyCommands, commands, settings, conversations]);
}

type CommandItem = PaletteItem & { readonly group: Command['group'] };

function useCommandItems(query: string): CommandItem[] {
  const { i18n } = useLingui();
  const { keymap, ownKeys } = useSettings();
  const match = useBilingualMatch();
  return listCommands().flatMap((command): CommandItem[] => {
    if (command.isInPalette === false) return [];
    const found = match(query, command);
    if (!found) return [];
    const reason = whyDisabled(command);
    return [
      {
        id: command.id,
        group: command.group,
        title: found.title,
        ranges: found.ranges,
        score: found.score,
        icon: command.icon,
        keys: listKeys(command, keymap, ownKeys)[0],
        disabledReason: reason ? i18n._(reason) : undefined,
        run: () => runCommand(command.id),
      },
    ];
  });
}

function useSettingItems(query: string): PaletteItem[] {
  const { i18n } = useLingui();
  const capabilities = useHost()?.capabilities ?? [];
  const match = useBilingualMatch();
  const sections = sectionFaces.filter((face) => isOffered(face, capabilities));
  const itemsOf = (face: Named & { section: (typeof sections)[number]['section'] }, setting: string | null) => {
    const home = sections.find(({ section }) => section === face.section);
    const found = match(query, face);
    if (!found || !home) return [];
    return [
      {
        id: `settings/${face.section}/${setting ?? ''}`,
        title: found.title,
        ranges: found.ranges,
        score: found.score,
        hint: setting === null ? undefined : i18n._(home.title),
        icon: home.icon,
        run: () => openSettings(face.section, setting),
      },
    ];
  };
  return [
    ...sections.flatMap((face) => itemsOf(face, null)),
    ...settingFaces.filter((face) => isOffered(face, capabilities)).flatMap((face) => itemsOf(face, face.id)),
  ];
}

const shortestQuery = 2;

function useConversationItems(query: string): PaletteItem[] {
  const format = useFormat();
  const now = useNow();
  const text = useDeferredValue(query);
  const isAsking = text.length >= shortestQuery;
  const { data = [] } = useQuery(
    core.threads.find.queryOptions({ input: { text }, enabled: isAsking, placeholderData: keepPreviousData }),
  );
  if (!isAsking || query.length < shortestQuery) return [];
  return data.map((thread) => ({
    id: `thread/${thread.id}`,
    title: thread.subject,
    ranges: matchText(text, thread.subject)?.ranges ?? [],
    score: 0,
    hint: `${thread.senders[0] ?? ''}, ${format.day(thread.lastAt, now)}`,
    icon: Mail,
    run: () => openThread(thread.id),
  }));
}
