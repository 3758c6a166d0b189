// Misconception: the signal that arrives gives them back.
// Fails: cancelledGivesBack, theLoopIsClosed, theStartFails, methodsThatThrow,
//   cancelledWhileItServes
package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.Set;

public final class UntilSignalled {
  public static Future<Signal> of(EventLoop loop, Set<Signal> signals) {
    var once = new Once(loop);
    once.begin(signals);
    return once.future;
  }
}
