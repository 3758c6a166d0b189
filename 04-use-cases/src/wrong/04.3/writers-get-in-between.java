// Misconception: a write is over when it has been called.
// Fails: slowClient, severalSenders
package asyncio.http;

public final class EventStream {

  public Coroutine<Void> send(ServerSentEvent event) {
    return async(() -> write(encode(event).getBytes(StandardCharsets.UTF_8)));
  }

  private void beat() throws IOException {
    while (true) {
      await(sleep(untilDue()));
      if (!untilDue().isPositive()) {
        write(COMMENT);
      }
    }
  }
}
