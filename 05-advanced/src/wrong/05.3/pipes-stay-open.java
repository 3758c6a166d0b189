// Misconception: a pipe ends with its process.
// Fails: closeEndsIt, closeDropsTheInput, closeOfWhatHasEnded
package asyncio.subprocess;

import static asyncio.Asyncio.await;

public final class Subprocess implements AutoCloseable {

  @Override
  public void close() {
    if (!ended.isDone()) {
      await(ProcessTree.end(process.toHandle(), ended));
    }
  }
}
