// Alternative: the pipes are aborted before the end is waited for.
package asyncio.subprocess;

import static asyncio.Asyncio.await;

public final class Subprocess implements AutoCloseable {

  @Override
  public void close() {
    if (ended.isDone()) {
      pipes.abort();
      return;
    }
    try {
      ProcessTree.kill(process.toHandle());
    } finally {
      pipes.abort();
    }
    await(ProcessTree.untilDone(ended));
  }
}
