// Misconception: who uses a runner closes it.
// Fails: atTheEnd, eachRunCountsAnew
package asyncio.signal;

import asyncio.task.Coroutine;
import asyncio.task.Runner;

public final class InterruptibleRun {
  public static <T> T of(Runner runner, Coroutine<T> main) {
    SignalSource source = SignalSource.of(runner.loop());
    var interrupting = new Interrupting(runner, source);
    boolean isCaught = interrupting.begin();
    try (runner) {
      return runner.run(main);
    } finally {
      if (isCaught) {
        interrupting.end();
      }
    }
  }
}
