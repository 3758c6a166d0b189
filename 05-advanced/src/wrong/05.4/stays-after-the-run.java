// Misconception: without a run, interrupt does nothing, so the action may stay.
// Fails: first, swallowed, afterAFailure, afterAStop, putBackAfterTheRun, eachRunCountsAnew
package asyncio.signal;

import asyncio.task.Coroutine;
import asyncio.task.Runner;

public final class InterruptibleRun {
  public static <T> T of(Runner runner, Coroutine<T> main) {
    new Interrupting(runner, SignalSource.of(runner.loop())).begin();
    return runner.run(main);
  }
}
