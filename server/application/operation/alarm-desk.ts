import type { Platform } from '../platform.ts';
import { alarmsOf, sourceAlarms } from './alarms.ts';
import type { Surroundings } from './alarms.ts';
import type { ReadSide } from '../read-side.ts';
import { recentDays, sourceDesk, visibleSources } from '../sources/source-desk.ts';

/** Alarms within a viewer's reach; those of the machine are for viewers of the whole province. */
export function alarmDesk(
  side: ReadSide,
  surroundings: () => Promise<Surroundings>,
): Pick<Platform, 'alarms'> {
  const { sources } = sourceDesk(side);
  return {
    alarms: async (viewer) => {
      const seen = await sources(viewer);
      const days = await recentDays(side, await visibleSources(side, viewer));
      const { path, line } = viewer.scope;
      if (path !== '' || line !== null) return sourceAlarms(seen, days);
      return alarmsOf(side.calendar, side.sweptTo, await surroundings(), seen, days);
    },
  };
}
