// Misconception: a heartbeat comes at fixed times.
// Fails: fromTheLastEvent, slowClient
package asyncio.http;

public final class EventStream {

  private void beat() throws IOException {
    while (true) {
      await(sleep(heartbeat));
      try (var _ = await(oneWriter.acquire())) {
        write(COMMENT);
      }
    }
  }
}
