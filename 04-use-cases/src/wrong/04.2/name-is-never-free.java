// Misconception: a name belongs to who had it first.
// Fails: aNameIsFreeAgain, theNextOfThatName
package asyncio.stream;

import java.util.HashSet;
import java.util.Set;

public final class ChatRoom {

  private final Set<String> taken = new HashSet<>();

  public void serve(StreamReader reader, StreamWriter writer) {
    try {
      String name = text(await(reader.readLine(), IOException.class));
      if (name.isEmpty() || !taken.add(name)) {
        writer.write(line("* choose another name"));
      } else {
        await(attend(new Member(name, writer, new Queue<>(mostWaiting)), reader));
      }
    } catch (IOException | LimitOverrunError goneBeforeItCame) {
    }
  }
}
