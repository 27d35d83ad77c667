import * as assert from 'uvu/assert';
import { Random } from '../../../src/rules/random.ts';
import { Arena, otherSide, type Side, type Slot } from '../../../src/sources/pack/arena.ts';
import { suite } from '../../support/suite.ts';

const arena = suite('the arena');

arena('gives slots that never overlap and lie inside', () => {
  const random = new Random('arena');
  const room = new Arena(1000, 101_000);
  const taken: Record<Side, Slot[]> = { low: [], high: [] };
  for (let step = 0; step < 5000; step++) {
    const side: Side = random.below(2) === 0 ? 'low' : 'high';
    if (random.below(3) === 0) {
      const slot = taken[side].pop();
      if (slot !== undefined) room.drop(slot);
    } else {
      const slot = room.take(side, random.below(9000));
      if (slot !== null) taken[side].push(slot);
    }
    const all = [...taken.low, ...taken.high].sort((a, b) => a.address - b.address);
    all.forEach((slot, i) => {
      assert.ok(slot.address >= 1000 && slot.address + slot.size <= 101_000);
      if (i > 0) assert.ok(all[i - 1]!.address + all[i - 1]!.size <= slot.address);
    });
    assert.ok(room.scratch <= room.scratchEnd && room.free >= 0);
  }
});

arena('keeps the distance that the kernel may read or write behind a slot', () => {
  const room = new Arena(0, 10_000);
  const first = room.take('low', 100)!;
  const second = room.take('low', 100)!;
  assert.ok(second.address - (first.address + first.size) >= 128);
});

arena('holds a chain of any depth in the room of two', () => {
  const room = new Arena(0, 4000);
  let parent = room.take('low', 1500)!;
  for (let depth = 0; depth < 1000; depth++) {
    const child = room.take(otherSide(parent.side), 1500);
    assert.ok(child !== null, `depth ${depth}`);
    room.drop(parent);
    parent = child!;
  }
});

arena('refuses what does not fit, and is as before', () => {
  const room = new Arena(0, 4000);
  const free = room.free;
  assert.is(room.take('low', 4000), null);
  assert.is(room.take('high', 3900), null);
  assert.is(room.free, free);
});

arena('is empty after a reset, and may have grown', () => {
  const room = new Arena(0, 4000);
  room.take('low', 1000);
  room.take('high', 1000);
  room.reset(9000);
  assert.is(room.capacity, 9000);
  assert.is(room.free, 9000);
});

arena.run();
