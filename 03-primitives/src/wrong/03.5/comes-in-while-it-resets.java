// Misconception: only a barrier that drains keeps newcomers outside.
// Fails: whoComesRightAfterAReset
package asyncio.sync;

public final class Barrier {

  private boolean letsIn() {
    return state != BarrierState.DRAINING;
  }
}
