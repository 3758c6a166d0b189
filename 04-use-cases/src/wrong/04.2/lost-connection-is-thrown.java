// Misconception: a connection that breaks is a failure of whoever serves it.
// Fails: whoIsCutOffHasLeft
package asyncio.stream;

public final class ChatRoom {

  private void listen(Member member, StreamReader reader) throws IOException {
    try {
      byte[] said = nextLine(reader);
      while (said.length > 0 && isMember(member)) {
        tellOthers(member, member.name + ": " + text(said));
        said = nextLine(reader);
      }
    } catch (LimitOverrunError gone) {
    }
  }
}
