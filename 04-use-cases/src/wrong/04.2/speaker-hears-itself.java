// Misconception: everybody reads what is said.
// Fails: theOthersRead, heardNoMore, theNextOfThatName
package asyncio.stream;

public final class ChatRoom {

  private void tellOthers(Member speaker, String message) {
    for (Member member : List.copyOf(members.values())) {
      if (!member.offer(message)) {
        throwOut(member);
      }
    }
  }
}
