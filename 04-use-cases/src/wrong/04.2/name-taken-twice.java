// Misconception: a name is what a client says it is.
// Fails: aNameIsTakenOnce
package asyncio.stream;

public final class ChatRoom {

  public void serve(StreamReader reader, StreamWriter writer) {
    try {
      String name = text(await(reader.readLine(), IOException.class));
      if (name.isEmpty()) {
        writer.write(line("* choose another name"));
      } else {
        await(attend(new Member(name, writer, new Queue<>(mostWaiting)), reader));
      }
    } catch (IOException | LimitOverrunError goneBeforeItCame) {
      // There is nobody to tell.
    }
  }
}
