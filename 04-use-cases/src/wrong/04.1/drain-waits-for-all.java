// Misconception: drain waits until everything has gone out.
// Fails: drainDoesNotWaitForAll
package asyncio.stream;

public final class StreamWriter implements AutoCloseable {

  public Coroutine<Void> drain() {
    return async(
        () -> {
          if (reader.exception() != null) {
            throw reader.exception();
          }
          if (transport.isClosing()) {
            await(sleep(Duration.ZERO));
          }
          await(flow.drain());
          while (transport.writeBufferSize() > 0) {
            await(sleep(Duration.ZERO));
          }
        });
  }
}
