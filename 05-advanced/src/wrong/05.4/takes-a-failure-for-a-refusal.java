// Misconception: only the signals throw an IllegalArgumentException.
// Fails: afterAFailure
package asyncio.signal;

import asyncio.task.Coroutine;
import asyncio.task.Runner;

public final class InterruptibleRun {
  public static <T> T of(Runner runner, Coroutine<T> main) {
    SignalSource source = SignalSource.of(runner.loop());
    var interrupting = new Interrupting(runner, source);
    boolean isCaught = false;
    try {
      isCaught = source.compareAndSet(Signal.SIGINT, SignalAction.DEFAULT, interrupting);
      return runner.run(main);
    } catch (IllegalArgumentException cannotBeCaught) {
      return runner.run(main);
    } finally {
      if (isCaught) {
        interrupting.end();
      }
    }
  }
}
