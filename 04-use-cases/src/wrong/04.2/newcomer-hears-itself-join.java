// Misconception: everybody is told who has joined.
// Fails: theOthersRead, whatALineIs, unusualLines,
//   aNameIsTakenOnce, anEmptyName, withoutAName,
//   whoGoesHasLeft, whoIsCutOffHasLeft, aLineThatIsTooLong,
//   whoIsCancelledHasLeft, aNameIsFreeAgain, aLittleSlow,
//   theNextOfThatName
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
