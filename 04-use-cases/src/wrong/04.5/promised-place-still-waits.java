// Misconception: who awaits a permit is waiting.
// Fails: whoHasLeftComesBack
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;

public final class Bulkhead implements Policy {

  private int inLine;

  private <Q, A> A enter(Call<Q, A> next, Q request) {
    if (permits.isLocked() && inLine >= waiting) {
      throw new BulkheadFull(name);
    }
    inside++;
    try {
      inLine++;
      var permit = permits.acquire();
      try (var _ = await(leavingTheLine(permit))) {
        return await(next.call(request));
      }
    } finally {
      inside--;
    }
  }

  private <T> Coroutine<T> leavingTheLine(Coroutine<T> permit) {
    return async(
        () -> {
          try {
            return await(permit);
          } finally {
            inLine--;
          }
        });
  }
}
