// Misconception: what is said is written to everybody, and drained, before the next line is read.
// Fails: Chatting.noTaskIsLeft, Chatting.nobodyWaitsForASlowReader, Chatting.theRoundGoesOn,
//   Chatting.twoAtOnce, Chatting.asManyAsMayWait, Chatting.heardNoMore,
//   Chatting.noMemberFromThenOn, Chatting.theNextOfThatName
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
