// Misconception: drain looks whether there is room, and that is all.
// Fails: closingIsNoLoss, drainOnAClosingTransport
package asyncio.stream;

public final class StreamWriter implements AutoCloseable {

  public Coroutine<Void> drain() {
    return async(
        () -> {
          if (reader.exception() != null) {
            throw reader.exception();
          }
          await(flow.drain());
        });
  }
}
