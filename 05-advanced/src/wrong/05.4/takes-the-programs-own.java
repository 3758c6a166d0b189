// Misconception: during the run, SIGINT belongs to the run; afterwards it is given back.
// Fails: ownAction, ignored, putBackAfterTheRun
package asyncio.signal;

import asyncio.task.Coroutine;
import asyncio.task.Runner;

public final class InterruptibleRun {
  public static <T> T of(Runner runner, Coroutine<T> main) {
    SignalSource source = SignalSource.of(runner.loop());
    var interrupting = new Interrupting(runner, source);
    SignalAction before;
    try {
      before = source.exchange(Signal.SIGINT, interrupting);
    } catch (IllegalArgumentException kept) {
      return runner.run(main);
    }
    try {
      return runner.run(main);
    } finally {
      source.compareAndSet(Signal.SIGINT, interrupting, before);
    }
  }
}
