// Misconception: whoever is told may come in.
// Fails: whoComesWhileTheOthersLeave
package asyncio.sync;

import static asyncio.Asyncio.await;

public final class Barrier {

  private int passThrough() {
    if (!letsIn()) {
      await(changed.waitUntilNotified());
    }
    if (state == BarrierState.BROKEN) {
      throw new BrokenBarrierError("the barrier was aborted");
    }
    int index = inside++;
    try {
      if (inside == parties) {
        become(BarrierState.DRAINING);
      } else {
        await(changed.waitUntil(() -> state != BarrierState.FILLING));
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
