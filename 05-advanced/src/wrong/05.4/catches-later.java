// Misconception: a coroutine that waits for the signals catches them, and cleans up behind itself.
// Fails: theFirstIsTheResult, caughtAtOnce, beforeTheLoopRuns, onlyTheFirstIsCaught, whatWasBefore,
//   oneCannotBeCaught, twoFutures, somebodyElsesStays, twoAtTheSameTime, refusedBeforeTheStart
package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Tasks;
import java.util.Set;

public final class UntilSignalled {
  public static Future<Signal> of(EventLoop loop, Set<Signal> signals) {
    return Tasks.of(loop)
        .create(
            new Coroutine<>(
                () -> {
                  var once = new Once(loop);
                  once.begin(signals);
                  try {
                    return once.future.await();
                  } finally {
                    once.end();
                  }
                }),
            null,
            null);
  }
}
