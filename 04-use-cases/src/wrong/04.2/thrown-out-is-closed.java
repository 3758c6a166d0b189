// Misconception: every connection is closed in good order.
// Fails: nobodyWaitsForASlowReader
package asyncio.stream;

public final class ChatRoom {

  private void throwOut(Member member) {
    if (members.remove(member.name, member)) {
      member.writer.close();
      tellAll("* " + member.name + " was too slow");
    }
  }
}
