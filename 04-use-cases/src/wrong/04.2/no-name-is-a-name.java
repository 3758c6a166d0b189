// Misconception: any line is a name.
// Fails: anEmptyName, withoutAName
package asyncio.stream;

public final class ChatRoom {

  public void serve(StreamReader reader, StreamWriter writer) {
    try {
      String name = text(await(reader.readLine(), IOException.class));
      if (members.containsKey(name)) {
        writer.write(line("* choose another name"));
      } else {
        await(attend(new Member(name, writer, new Queue<>(mostWaiting)), reader));
      }
    } catch (IOException | LimitOverrunError goneBeforeItCame) {
    }
  }
}
