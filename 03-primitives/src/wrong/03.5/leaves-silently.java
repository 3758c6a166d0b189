// Misconception: whoever comes next sees that the barrier fills.
// Fails: whoComesWhileTheOthersLeave, whoComesRightAfterAReset
package asyncio.sync;

public final class Barrier {

  private void leave() {
    inside--;
    if (inside == 0 && state != BarrierState.BROKEN) {
      state = BarrierState.FILLING;
    }
  }
}
