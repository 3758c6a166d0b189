// Misconception: a task that has nothing to do is gone.
// Fails: sentNothingMore, noTaskIsLeft
package asyncio.stream;

import static asyncio.Asyncio.createTask;

public final class ChatRoom {

  private Coroutine<Void> attend(Member member, StreamReader reader) {
    return async(
        () -> {
          tellAll("* " + member.name + " has joined");
          members.put(member.name, member);
          createTask(member.send());
          try {
            listen(member, reader);
          } finally {
            leave(member);
          }
        });
  }
}
