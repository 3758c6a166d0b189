// Misconception: whoever is thrown out notices, and goes by itself.
// Fails: heardNoMore, noMemberFromThenOn, theNextOfThatName
package asyncio.stream;

public final class ChatRoom {

  private void throwOut(Member member) {
    if (!member.writer.isClosing()) {
      member.writer.transport().abort();
      tellAll("* " + member.name + " was too slow");
    }
  }

  private void leave(Member member) {
    boolean thrownOut = member.writer.isClosing() && member.waiting.isFull();
    if (members.remove(member.name, member) && !thrownOut) {
      tellAll("* " + member.name + " has left");
    }
  }
}
