// Misconception: a future that is dropped with its loop is done, or cancelled.
// Fails: theLoopIsClosed
package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.Set;

public final class UntilSignalled {
  public static Future<Signal> of(EventLoop loop, Set<Signal> signals) {
    var once = new Once(loop);
    once.begin(signals);
    once.future.addDoneCallback(_ -> once.end());
    return once.future;
  }
}
