// Misconception: once somebody has been thrown out, the round is over.
// Fails: theRoundGoesOn, twoAtOnce
package asyncio.stream;

public final class ChatRoom {

  private void tellOthers(Member speaker, String message) {
    for (Member member : List.copyOf(members.values())) {
      if (member != speaker && !member.offer(message)) {
        throwOut(member);
        return;
      }
    }
  }
}
