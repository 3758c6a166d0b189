// Misconception: a member goes by ending its stream.
// Fails: whoIsCancelledHasLeft
package asyncio.stream;

public final class ChatRoom {

  private Coroutine<Void> attend(Member member, StreamReader reader) {
    return taskGroup(
        (TaskGroup group) -> {
          tellAll("* " + member.name + " has joined");
          members.put(member.name, member);
          Task<Void> sender = group.createTask(member.send());
          listen(member, reader);
          leave(member);
          sender.cancel();
        });
  }
}
