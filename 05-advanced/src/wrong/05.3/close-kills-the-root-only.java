// Misconception: a process is a process.
// Fails: closeEndsIt
package asyncio.subprocess;

import static asyncio.Asyncio.await;

public final class Subprocess implements AutoCloseable {

  @Override
  public void close() {
    try {
      if (!ended.isDone()) {
        process.toHandle().destroyForcibly();
        await(ProcessTree.untilDone(ended));
      }
    } finally {
      pipes.abort();
    }
  }
}
