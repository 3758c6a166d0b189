// Misconception: who is told inside is told that all have come.
// Fails: aCancelledTaskHasNotCome
package asyncio.sync;

import static asyncio.Asyncio.await;

public final class Barrier {

  private int passThrough() {
    await(changed.waitUntil(this::letsIn));
    if (state == BarrierState.BROKEN) {
      throw new BrokenBarrierError("the barrier was aborted");
    }
    int index = inside++;
    try {
      if (inside == parties) {
        become(BarrierState.DRAINING);
      } else {
        await(changed.waitUntilNotified());
        if (state != BarrierState.DRAINING) {
          throw new BrokenBarrierError("the barrier was reset or aborted");
        }
      }
      return index;
    } finally {
      leave();
    }
  }
}
