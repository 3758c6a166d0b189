// Misconception: at a broken barrier nobody waits.
// Fails: aResetRightAfterAnAbort
package asyncio.sync;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;

public final class Barrier {

  public Coroutine<Void> reset() {
    return async(
        () -> {
          try (var _ = await(changed.acquire())) {
            become(inside > 0 && !isBroken() ? BarrierState.RESETTING : BarrierState.FILLING);
          }
        });
  }
}
