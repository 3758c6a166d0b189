// Misconception: lines end as they do in most protocols.
// Fails: whatALineIs
package asyncio.stream;

public final class ChatRoom {

  private static byte[] line(String text) {
    return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
