// Misconception: whoever has pressed Ctrl-C need not be told.
// Fails: first, second, secondEndsWhoGoesOn, third, beforeTheFirstStep,
//   ownActionWhileTwoAreOnTheirWay, eachRunCountsAnew
package asyncio.signal;

import asyncio.task.Coroutine;
import asyncio.task.KeyboardInterrupt;
import asyncio.task.Runner;

public final class InterruptibleRun {
  public static <T> T of(Runner runner, Coroutine<T> main) {
    SignalSource source = SignalSource.of(runner.loop());
    var interrupting = new Interrupting(runner, source);
    if (!interrupting.begin()) {
      return runner.run(main);
    }
    try {
      return runner.run(main);
    } catch (KeyboardInterrupt ended) {
      return null;
    } finally {
      interrupting.end();
    }
  }
}
