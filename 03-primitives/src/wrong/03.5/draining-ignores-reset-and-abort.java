// Misconception: when all have come it is too late to break or reset the barrier.
// Fails: anAbortWhileItDrains, aResetWhileItDrains
package asyncio.sync;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;

public final class Barrier {

  public Coroutine<Void> reset() {
    return async(
        () -> {
          try (var _ = await(changed.acquire())) {
            if (state != BarrierState.DRAINING) {
              become(inside > 0 ? BarrierState.RESETTING : BarrierState.FILLING);
            }
          }
        });
  }

  public Coroutine<Void> abort() {
    return async(
        () -> {
          try (var _ = await(changed.acquire())) {
            if (state != BarrierState.DRAINING) {
              become(BarrierState.BROKEN);
            }
          }
        });
  }
}
