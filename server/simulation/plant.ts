import type { Changed } from '#contract/live.ts';
import type { Clock } from '../application/clock.ts';
import type { Platform } from '../application/platform.ts';
import type { Store } from '../application/store/store.ts';
import type { WriterPort } from '../application/writer/writer-port.ts';
import type { RoomPlatform } from '../outbound/push/rooms.ts';
import type { Room } from '../outbound/push/room.ts';
import type { MemoryHome } from '../testing/memory-home/memory-home.ts';

/** Where a mistake can be planted: each wraps a part of a process by one that is wrong. */
export interface Plant {
  readonly clock?: (clock: Clock) => Clock;
  readonly writerStore?: (store: Store, home: MemoryHome) => Store;
  readonly readerStore?: (store: Store) => Store;
  readonly writer?: (writer: WriterPort, home: MemoryHome) => WriterPort;
  readonly platform?: (platform: Platform) => Platform;
  readonly rooms?: (platform: RoomPlatform) => RoomPlatform;
  readonly emit?: (
    emit: (room: Room, change: Changed) => void,
  ) => (room: Room, change: Changed) => void;
}
