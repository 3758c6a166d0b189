// Misconception: better once too often.
// Fails: closeOfWhatHasEnded
package asyncio.subprocess;

import static asyncio.Asyncio.await;

public final class Subprocess implements AutoCloseable {

  @Override
  public void close() {
    try {
      await(ProcessTree.end(process.toHandle(), ended));
    } finally {
      pipes.abort();
    }
  }
}
