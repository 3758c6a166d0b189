// Alternative: who waits for the others goes round a loop, and looks at the state after each
// notification.
package asyncio.sync;

public final class Barrier {

  private int passThrough() {
    await(
        changed.waitUntil(() -> state != BarrierState.DRAINING && state != BarrierState.RESETTING));
    if (isBroken()) {
      throw new BrokenBarrierError("broken");
    }
    int index = inside;
    inside += 1;
    boolean last = inside == parties;
    if (last) {
      state = BarrierState.DRAINING;
      changed.notifyEach();
    }
    try {
      while (state == BarrierState.FILLING) {
        await(changed.waitUntilNotified());
      }
      if (state == BarrierState.RESETTING || isBroken()) {
        throw new BrokenBarrierError("broken while waiting");
      }
    } finally {
      leave();
    }
    return index;
  }
}
