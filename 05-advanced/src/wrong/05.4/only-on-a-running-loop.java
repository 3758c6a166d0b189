// Misconception: a future is made by the loop that runs.
// Fails: beforeTheLoopRuns
package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.Set;

public final class UntilSignalled {
  public static Future<Signal> of(EventLoop loop, Set<Signal> signals) {
    var once = new Once(EventLoop.running());
    once.begin(signals);
    UntilDone.end(once.future, once::end);
    return once.future;
  }
}
