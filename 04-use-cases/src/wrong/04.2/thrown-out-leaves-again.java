// Misconception: whoever goes has left.
// Fails: Chatting.nobodyWaitsForASlowReader, Chatting.heardNoMore, Chatting.theNextOfThatName
package asyncio.stream;

public final class ChatRoom {

  private void leave(Member member) {
    members.remove(member.name, member);
    tellAll("* " + member.name + " has left");
  }
}
