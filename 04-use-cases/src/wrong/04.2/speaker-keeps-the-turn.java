// Misconception: every await lets the others run.
// Fails: manyLinesInOneGo
package asyncio.stream;

public final class ChatRoom {

  private static byte[] nextLine(StreamReader reader) throws IOException {
    return await(reader.readLine(), IOException.class);
  }
}
