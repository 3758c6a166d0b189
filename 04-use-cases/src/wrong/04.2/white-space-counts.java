// Misconception: a line is what stands before its newline.
// Fails: whatALineIs, aNameIsTakenOnce, anEmptyName
package asyncio.stream;

public final class ChatRoom {

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8).replace("\n", "");
  }
}
