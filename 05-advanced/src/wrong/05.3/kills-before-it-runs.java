// Misconception: a method does what it says when it is called.
// Fails: endIsLazy
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import asyncio.task.Future;

final class ProcessTree {

  static Coroutine<Void> end(ProcessHandle root, Future<?> ended) {
    kill(root);
    return async(
        () -> {
          await(untilDone(ended));
        });
  }
}
