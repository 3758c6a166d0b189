// Misconception: to close is to close.
// Fails: closeDropsTheInput
package asyncio.subprocess;

import static asyncio.Asyncio.await;

import asyncio.stream.Transport;

public final class Subprocess implements AutoCloseable {

  @Override
  public void close() {
    try {
      if (!ended.isDone()) {
        await(ProcessTree.end(process.toHandle(), ended));
      }
    } finally {
      pipes.transports().forEach(Transport::close);
    }
  }
}
