// Misconception: what reading has failed by matters once there is room.
// Fails: drainAsksTheReaderFirst
package asyncio.stream;

public final class StreamWriter implements AutoCloseable {

  public Coroutine<Void> drain() {
    return async(
        () -> {
          if (transport.isClosing()) {
            await(sleep(Duration.ZERO));
          }
          await(flow.drain());
          if (reader.exception() != null) {
            throw reader.exception();
          }
        });
  }
}
