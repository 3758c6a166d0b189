// Alternative: the first SIGINT changes the action for the second.
// Replaces: the whole class
package asyncio.signal;

import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.util.concurrent.atomic.AtomicBoolean;

public final class InterruptibleRun {

  private InterruptibleRun() {}

  public static <T> T of(Runner runner, Coroutine<T> main) {
    SignalSource source = SignalSource.of(runner.loop());
    SignalAction second =
        new SignalAction() {
          @Override
          public void arrived(Signal signal) {
            source.compareAndSet(Signal.SIGINT, this, SignalAction.DEFAULT);
            runner.interrupt();
          }
        };
    var running = new AtomicBoolean(true);
    SignalAction first =
        new SignalAction() {
          @Override
          public void arrived(Signal signal) {
            source.compareAndSet(
                Signal.SIGINT, this, running.get() ? second : SignalAction.DEFAULT);
            runner.interrupt();
          }
        };
    boolean caught = false;
    try {
      caught = source.compareAndSet(Signal.SIGINT, SignalAction.DEFAULT, first);
    } catch (IllegalArgumentException kept) {
      // It runs without Ctrl-C.
    }
    try {
      return runner.run(main);
    } finally {
      running.set(false);
      if (caught) {
        source.compareAndSet(Signal.SIGINT, first, SignalAction.DEFAULT);
        source.compareAndSet(Signal.SIGINT, second, SignalAction.DEFAULT);
      }
    }
  }
}
