// Misconception: every await lets the others run.
// Fails: Chatting.manyLinesInOneGo
package asyncio.stream;

public final class ChatRoom {

  private static byte[] nextLine(StreamReader reader) throws IOException {
    return await(reader.readLine(), IOException.class);
  }
}
