// Misconception: what is killed is gone.
// Fails: endWaits, closeEndsIt, closeKnowsTheEnd, cancelledTwice, cancelledDuringTheStart,
//   cancelledWhileItIsEnded
package asyncio.subprocess;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import asyncio.task.Future;

final class ProcessTree {

  static Coroutine<Void> end(ProcessHandle root, Future<?> ended) {
    return async(() -> kill(root));
  }
}
