import { cardDoor, clockDoor, volumeDoor } from './case-doors.ts';

const everywhere = { region: null, atRegion: false };
const jinan = { region: '370100', atRegion: false };

describe('the list that a figure opens', () => {
  const rows = [
    {
      figure: 'clocks of one kind and state, with what lies below the region',
      door: clockDoor('statutory', 'overdue', jinan),
      query: { clock: 'statutory', bucket: 'overdue', region: '370100' },
    },
    {
      figure: 'clocks that are filed at the region itself',
      door: clockDoor('statutory', null, { region: '370100', atRegion: true }),
      query: { clock: 'statutory', region: '370100', atRegion: 'true' },
    },
    {
      figure: 'all clocks of a kind',
      door: clockDoor('step', null, everywhere),
      query: { clock: 'step' },
    },
    {
      figure: 'a volume of a day',
      door: volumeDoor('received', '2026-11-01', jinan),
      query: { volume: 'received', from: '2026-11-01', to: '2026-11-01', region: '370100' },
    },
    {
      figure: 'cards of a day, whatever their level',
      door: volumeDoor('cards', '2026-11-01', everywhere),
      query: { card: 'any', from: '2026-11-01', to: '2026-11-01' },
    },
    {
      figure: 'what is newly overdue was due the day before, also over the end of a month',
      door: volumeDoor('overdue', '2026-11-01', everywhere),
      query: {
        clock: 'commitment',
        bucket: 'breached',
        from: '2026-10-31',
        to: '2026-10-31',
      },
    },
    {
      figure: 'cards of a level over some days',
      door: cardDoor('red', '2026-10-28', '2026-11-26', everywhere),
      query: { card: 'red', from: '2026-10-28', to: '2026-11-26' },
    },
  ];
  for (const { figure, door, query } of rows) {
    it(figure, () => {
      expect(door).toEqual(query);
    });
  }
});
