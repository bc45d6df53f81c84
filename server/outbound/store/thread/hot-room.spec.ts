import { hotRoomIn } from './hot-room.ts';

const GIB = 1024 ** 3;

describe('the room for subjects in the memory of a writer', () => {
  it('grows with the heap, of which it takes a quarter', () => {
    const room = hotRoomIn(4 * GIB);
    expect(room).toBeGreaterThan(hotRoomIn(3 * GIB));
    expect((room * 1300) / GIB).toBeCloseTo(1, 3);
  });

  it('is never less than 20,000 open cases need, nor more than 100,000 do', () => {
    expect(hotRoomIn(GIB / 2)).toBe(300_000);
    expect(hotRoomIn(64 * GIB)).toBe(1_000_000);
  });
});
