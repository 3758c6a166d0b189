// Misconception: however a member goes, it has left.
// Fails: whoIsCancelledHasLeft
package asyncio.stream;

import asyncio.task.CancelledError;

public final class ChatRoom {

  private void listen(Member member, StreamReader reader) {
    try {
      byte[] said = nextLine(reader);
      while (said.length > 0 && isMember(member)) {
        tellOthers(member, member.name + ": " + text(said));
        said = nextLine(reader);
      }
    } catch (IOException | LimitOverrunError | CancelledError gone) {
    }
  }

  public void serve(StreamReader reader, StreamWriter writer) {
    try {
      String name = text(await(reader.readLine(), IOException.class));
      if (name.isEmpty() || members.containsKey(name)) {
        writer.write(line("* choose another name"));
      } else {
        await(attend(new Member(name, writer, new Queue<>(mostWaiting)), reader));
      }
    } catch (IOException | LimitOverrunError | CancelledError goneBeforeItCame) {
    }
  }
}
