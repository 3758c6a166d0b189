// Misconception: everybody is told who has joined.
// Fails: Chatting.theOthersRead, Chatting.whatALineIs, Chatting.unusualLines,
//   Chatting.aNameIsTakenOnce, Chatting.anEmptyName, Chatting.withoutAName,
//   Chatting.whoGoesHasLeft, Chatting.whoIsCutOffHasLeft, Chatting.aLineThatIsTooLong,
//   Chatting.whoIsCancelledHasLeft, Chatting.aNameIsFreeAgain, Chatting.aLittleSlow,
//   Chatting.theNextOfThatName
package asyncio.stream;

public final class ChatRoom {

  private Coroutine<Void> attend(Member member, StreamReader reader) {
    return taskGroup(
        (TaskGroup group) -> {
          members.put(member.name, member);
          tellAll("* " + member.name + " has joined");
          Task<Void> sender = group.createTask(member.send());
          try {
            listen(member, reader);
          } finally {
            leave(member);
            sender.cancel();
          }
        });
  }
}
