// Misconception: who is cancelled ends.
// Fails: cancelledWhileWaiting, cancelledAgainAndAgain, cancelledTwice, cancelledDuringTheStart,
//   cancelledAgainDuringTheStart, cancelledWhileItIsEnded, cancelledAndFailed,
//   cancelledAtEveryMoment
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.util.List;

final class ProcessTree {

  static Coroutine<Void> untilDone(Future<?> future) {
    return async(
        () -> {
          await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(future)));
        });
  }
}
