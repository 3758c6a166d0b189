// Misconception: nobody cancels twice.
// Fails: cancelledTwice
package asyncio.subprocess;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;

public final class Subprocess implements AutoCloseable {

  @Override
  public void close() {
    try {
      if (!ended.isDone()) {
        ProcessTree.kill(process.toHandle());
        await(shield(ended));
      }
    } finally {
      pipes.abort();
    }
  }
}
