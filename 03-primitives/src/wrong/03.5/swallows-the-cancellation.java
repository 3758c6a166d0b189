// Misconception: who has been let through cannot be cancelled any more.
// Fails: aTaskIsCancelledWhenAllHaveCome
package asyncio.sync;

import static asyncio.Asyncio.await;

import asyncio.task.CancelledError;

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
        await(changed.waitUntil(() -> state != BarrierState.FILLING));
        if (state != BarrierState.DRAINING) {
          throw new BrokenBarrierError("the barrier was reset or aborted");
        }
      }
      return index;
    } catch (CancelledError late) {
      if (state == BarrierState.DRAINING) {
        return index;
      }
      throw late;
    } finally {
      leave();
    }
  }
}
