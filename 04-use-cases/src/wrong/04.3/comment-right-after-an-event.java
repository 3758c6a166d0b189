// Misconception: an event is sent when its write begins.
// Fails: slowClient
package asyncio.http;

public final class EventStream {

  private void write(byte[] bytes) throws IOException {
    lastSent = EventLoop.running().time();
    await(out.write(bytes), IOException.class);
  }
}
