// Misconception: a byte is a character.
// Fails: whatALineIs
package asyncio.stream;

public final class ChatRoom {

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1).strip();
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }
}
