// Misconception: whoever goes has left.
// Fails: nobodyWaitsForASlowReader, heardNoMore, theNextOfThatName
package asyncio.stream;

public final class ChatRoom {

  private void leave(Member member) {
    members.remove(member.name, member);
    tellAll("* " + member.name + " has left");
  }
}
