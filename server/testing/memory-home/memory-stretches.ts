import type { StretchKey, StretchTable } from '../../application/store/stretch-rows.ts';
import type { AtOnce } from './at-once.ts';
import type { MemoryViews } from './memory-tables.ts';

/** Changes added up, in memory. */
export function memoryStretches({ stretches, stretchParts }: MemoryViews): AtOnce<StretchTable> {
  const keyOf = ({ level, to }: StretchKey): string => `${to} ${level}`;
  const inOrder = () => [...stretches.values()].sort((one, other) => one.from - other.from);
  return {
    reached: (level) =>
      inOrder().reduce((most, one) => (one.level >= level ? Math.max(most, one.to) : most), 0),
    after: (level, from, limit) =>
      inOrder()
        .filter((one) => one.level === level && one.from >= from)
        .slice(0, limit),
    between: (from, to) => inOrder().filter((one) => one.from >= from && one.to <= to),
    last: (upTo, by) =>
      inOrder()
        .filter(({ to, at }) => to <= upTo && at <= by)
        .sort((one, other) => one.to - other.to || one.level - other.level)
        .at(-1),
    parts: (of, first, last) => {
      const found = of.map((key) => stretchParts.get(keyOf(key)));
      if (found.includes(undefined)) return undefined;
      return found.map((parts = []) =>
        parts
          .filter(({ part }) => part >= first && part <= last)
          .sort((one, other) => one.part - other.part),
      );
    },
    add: (stretch, parts) => {
      stretches.set(keyOf(stretch), Object.freeze({ ...stretch }));
      stretchParts.set(keyOf(stretch), [...parts]);
    },
    drop: (first, last, upTo, by) => {
      for (const one of inOrder()) {
        const { level, to, at } = one;
        if (level < first || level > last || to > upTo || at > by) continue;
        stretches.delete(keyOf(one));
        stretchParts.delete(keyOf(one));
      }
    },
  };
}
