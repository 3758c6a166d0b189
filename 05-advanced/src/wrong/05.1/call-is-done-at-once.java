// Misconception: an end that is there need not go round.
// Fails: neverDoneAtOnce, aLateEndIsDropped, theExecutorGivesCallsBack
package asyncio.executor;

import asyncio.loop.ContextSlot;

public final class RunInExecutor {

  private static final class Call<T> {

    @Override
    protected void done() {
      try {
        if (ContextSlot.ofThisThread().loop() == loop) {
          settle();
        } else {
          loop.callSoonThreadsafe(this::settle);
        }
      } catch (IllegalStateException closed) {
        // Nobody is left who could want the result.
      }
    }
  }
}
