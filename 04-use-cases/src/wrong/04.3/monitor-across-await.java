// Misconception: synchronized keeps others out, also across an await.
// Fails: slowClient, severalSenders
package asyncio.http;

public final class EventStream {

  public Coroutine<Void> send(ServerSentEvent event) {
    return async(
        () -> {
          synchronized (this) {
            write(encode(event).getBytes(StandardCharsets.UTF_8));
          }
        });
  }
}
