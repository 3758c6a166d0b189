// Misconception: what is said is written to everybody, and drained, before the next line is read.
// Fails: noTaskIsLeft, nobodyWaitsForASlowReader, theRoundGoesOn,
//   twoAtOnce, asManyAsMayWait, heardNoMore,
//   noMemberFromThenOn, theNextOfThatName
package asyncio.stream;

public final class ChatRoom {

  private void tellOthers(Member speaker, String message) {
    for (Member member : List.copyOf(members.values())) {
      if (member != speaker) {
        member.writer.write(line(message));
        await(member.writer.drain());
      }
    }
  }
}
