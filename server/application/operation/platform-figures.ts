import { dayAt } from '#domain/time/calendar.ts';
import type { ReadSide } from '../read-side.ts';
import { sourceDesk } from '../sources/source-desk.ts';
import type { Viewer } from '../people/viewer.ts';

/** Who reads figures of the whole platform: no person, and no case is shown to it. */
const OPERATOR: Viewer = {
  account: '',
  displayName: '',
  role: 'systemAdmin',
  scope: { path: '', line: null },
  regionCode: '',
};

/** Figures of what is stored, for `/metrics`; labels stand in braces behind the name. */
export async function platformFigures(side: ReadSide): Promise<Readonly<Record<string, number>>> {
  const { red, yellow, warning } = side.cards.counters(OPERATOR, {});
  const sources = await sourceDesk(side).sources(OPERATOR);
  const lags = sources.map(({ lagSeconds }) => lagSeconds ?? 0);
  return {
    'mingjian_cards_open{level="red"}': red,
    'mingjian_cards_open{level="yellow"}': yellow,
    'mingjian_cards_open{level="warning"}': warning,
    mingjian_cards: side.cards.size,
    mingjian_count_cells: side.counts.size,
    mingjian_data_version: side.dataVersion,
    mingjian_personal_unreadable_events: side.wholes.unreadable,
    mingjian_quarantine_events: await side.store.desk.countQuarantined(null),
    mingjian_sources_silent: sources.filter(({ silent }) => silent).length,
    mingjian_source_lag_seconds_max: Math.max(0, ...lags),
    mingjian_calendar_days_left: side.calendar.covers.to - dayAt(side.calendar, side.sweptTo),
  };
}
