import type { CardAct } from '#contract/card-view.ts';
import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { zhAct } from '../../i18n/zh-act.ts';
import type { Shortcut } from '../../platform/shortcuts.ts';
import type { consoleZh } from './console-zh.ts';

/** What the keys of the console do. */
export interface ConsoleCommands {
  readonly move: (by: number) => void;
  readonly mark: () => void;
  readonly markRange: () => void;
  readonly openCase: () => void;
  readonly act: (act: CardAct) => void;
  readonly showNew: () => void;
  readonly level: (level: CardLevel | undefined) => void;
  readonly leave: () => void;
}

/** The keys of `ui.md` 7; arrows are twins of J and K and are not listed. */
export function consoleKeys(
  commands: ConsoleCommands,
  texts: () => Texts<typeof consoleZh>,
  acts: () => Texts<typeof zhAct>,
): readonly Shortcut[] {
  const act = (key: string, name: CardAct): Shortcut => ({
    keys: key,
    shown: key.toUpperCase(),
    label: () => acts().acts[name],
    run: () => commands.act(name),
  });
  const level = (key: string, name: CardLevel | undefined): Shortcut => ({
    keys: key,
    run: () => commands.level(name),
  });
  return [
    {
      keys: 'j',
      shown: 'J K',
      label: () => texts().keys.row,
      run: () => commands.move(1),
    },
    { keys: 'k', run: () => commands.move(-1) },
    { keys: 'ArrowDown', run: () => commands.move(1) },
    { keys: 'ArrowUp', run: () => commands.move(-1) },
    { keys: 'x', shown: 'X', label: () => texts().keys.mark, run: commands.mark },
    {
      keys: 'Shift+x',
      shown: 'Shift X',
      label: () => texts().keys.markRange,
      run: commands.markRange,
    },
    { keys: 'Enter', label: () => texts().keys.open, run: commands.openCase },
    act('a', 'acknowledge'),
    act('u', 'urge'),
    act('o', 'order'),
    act('e', 'explain'),
    act('v', 'revoke'),
    { keys: 'n', shown: 'N', label: () => texts().keys.new, run: commands.showNew },
    {
      keys: '1',
      shown: '1 2 3 0',
      label: () => texts().keys.level,
      run: () => commands.level('red'),
    },
    level('2', 'yellow'),
    level('3', 'warning'),
    level('0', undefined),
    { keys: 'Escape', shown: 'Esc', label: () => texts().keys.panel, run: commands.leave },
  ];
}
