// Misconception: the run is over when the coroutine is.
// Fails: afterAStop
package asyncio.signal;

import asyncio.task.Coroutine;
import asyncio.task.Runner;

public final class InterruptibleRun {
  public static <T> T of(Runner runner, Coroutine<T> main) {
    SignalSource source = SignalSource.of(runner.loop());
    var interrupting = new Interrupting(runner, source);
    if (!interrupting.begin()) {
      return runner.run(main);
    }
    return runner.run(
        new Coroutine<>(
            () -> {
              try {
                return main.await();
              } finally {
                interrupting.end();
              }
            }));
  }
}
