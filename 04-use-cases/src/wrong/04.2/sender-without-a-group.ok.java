// Alternative: no task group; the sender is a task of its own, which the handler cancels.
package asyncio.stream;

import static asyncio.Asyncio.createTask;

public final class ChatRoom {

  private Coroutine<Void> attend(Member member, StreamReader reader) {
    return async(
        () -> {
          tellAll("* " + member.name + " has joined");
          members.put(member.name, member);
          Task<Void> sender = createTask(member.send());
          try {
            listen(member, reader);
          } finally {
            leave(member);
            sender.cancel();
          }
        });
  }
}
