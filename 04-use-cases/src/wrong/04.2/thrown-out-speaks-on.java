// Misconception: once the connection is gone, nothing comes from it any more.
// Fails: heardNoMore
// Removes: isMember
package asyncio.stream;

public final class ChatRoom {

  private void listen(Member member, StreamReader reader) {
    try {
      byte[] said = nextLine(reader);
      while (said.length > 0) {
        tellOthers(member, member.name + ": " + text(said));
        said = nextLine(reader);
      }
    } catch (IOException | LimitOverrunError gone) {
    }
  }
}
