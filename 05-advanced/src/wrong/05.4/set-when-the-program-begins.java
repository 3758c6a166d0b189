// Misconception: the program begins with its coroutine.
// Fails: beforeTheFirstStep
package asyncio.signal;

import asyncio.task.Coroutine;
import asyncio.task.Runner;

public final class InterruptibleRun {
  public static <T> T of(Runner runner, Coroutine<T> main) {
    SignalSource source = SignalSource.of(runner.loop());
    var interrupting = new Interrupting(runner, source);
    try {
      return runner.run(
          new Coroutine<>(
              () -> {
                interrupting.begin();
                return main.await();
              }));
    } finally {
      try {
        interrupting.end();
      } catch (IllegalArgumentException cannotBeCaught) {
        // Then there is nothing to give back.
      }
    }
  }
}
