// Misconception: a queue takes whatever there is to say.
// Fails: Chatting.nobodyWaitsForASlowReader, Chatting.theRoundGoesOn, Chatting.twoAtOnce,
//   Chatting.asManyAsMayWait, Chatting.heardNoMore, Chatting.noMemberFromThenOn,
//   Chatting.theNextOfThatName
package asyncio.stream;

public final class ChatRoom {

  public ChatRoom(int mostWaiting) {
    if (mostWaiting < 1) {
      throw new IllegalArgumentException("mostWaiting must be > 0: " + mostWaiting);
    }
    this.mostWaiting = 0;
  }
}
