// Misconception: who has come has come.
// Fails: aCancelledTaskHasNotCome, aTaskIsCancelledWhenAllHaveCome
package asyncio.sync;

public final class Barrier {

  private int passThrough() {
    await(changed.waitUntil(this::letsIn));
    if (state == BarrierState.BROKEN) {
      throw new BrokenBarrierError("the barrier was aborted");
    }
    int index = inside++;
    if (inside == parties) {
      become(BarrierState.DRAINING);
    } else {
      await(changed.waitUntil(() -> state != BarrierState.FILLING));
      if (state != BarrierState.DRAINING) {
        leave();
        throw new BrokenBarrierError("the barrier was reset or aborted");
      }
    }
    leave();
    return index;
  }
}
