// Misconception: a member is its name.
// Fails: theNextOfThatName
package asyncio.stream;

public final class ChatRoom {

  private void leave(Member member) {
    if (members.remove(member.name) != null) {
      tellAll("* " + member.name + " has left");
    }
  }
}
