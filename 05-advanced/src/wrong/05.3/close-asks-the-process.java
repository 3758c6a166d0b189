// Misconception: a process knows best whether it has ended.
// Fails: closeKnowsTheEnd
package asyncio.subprocess;

import static asyncio.Asyncio.await;

public final class Subprocess implements AutoCloseable {

  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        await(ProcessTree.end(process.toHandle(), ended));
      }
    } finally {
      pipes.abort();
    }
  }
}
