// Misconception: what was said before somebody left is for its ears, too.
// Fails: sentNothingMore
package asyncio.stream;

public final class ChatRoom {

  private void leave(Member member) {
    if (members.remove(member.name, member)) {
      while (!member.waiting.isEmpty()) {
        member.writer.write(line(member.waiting.getNow()));
      }
      tellAll("* " + member.name + " has left");
    }
  }
}
