import type { Namespace, Socket } from 'socket.io';
import type { LiveClientToServer, LiveServerToClient } from '#contract/live.ts';
import type { Viewer } from '../../application/people/viewer.ts';

/** Who a live socket belongs to; `viewer` is fixed at the handshake. */
interface LiveData {
  idHash: string;
  account: string;
  viewer: Viewer;
  /** Room of each topic that the socket watches. */
  rooms: Map<string, string>;
}

type Nothing = Record<string, never>;
export type LiveSocket = Socket<LiveClientToServer, LiveServerToClient, Nothing, LiveData>;
export type LiveNamespace = Namespace<LiveClientToServer, LiveServerToClient, Nothing, LiveData>;
