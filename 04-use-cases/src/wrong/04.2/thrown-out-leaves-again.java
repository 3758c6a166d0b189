// Misconception: whoever goes has left.
// Fails: Chatting.nobodyWaitsForASlowReader
package asyncio.stream;

public final class ChatRoom {

  private void leave(Member member) {
    members.remove(member.name, member);
    tellAll("* " + member.name + " has left");
  }
}
