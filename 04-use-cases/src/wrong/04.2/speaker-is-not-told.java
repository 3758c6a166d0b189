// Misconception: whoever speaks hears nothing of what comes of it.
// Fails: nobodyWaitsForASlowReader, theNextOfThatName
package asyncio.stream;

public final class ChatRoom {

  private void tellOthers(Member speaker, String message) {
    for (Member member : List.copyOf(members.values())) {
      if (member != speaker && !member.offer(message)) {
        throwOut(member, speaker);
      }
    }
  }

  private void throwOut(Member member, Member speaker) {
    if (members.remove(member.name, member)) {
      member.writer.transport().abort();
      tellOthers(speaker, "* " + member.name + " was too slow");
    }
  }
}
