// Misconception: a queue takes whatever there is to say.
// Fails: nobodyWaitsForASlowReader, theRoundGoesOn, twoAtOnce,
//   asManyAsMayWait, heardNoMore, noMemberFromThenOn,
//   theNextOfThatName
package asyncio.stream;

public final class ChatRoom {

  public ChatRoom(int mostWaiting) {
    if (mostWaiting < 1) {
      throw new IllegalArgumentException("mostWaiting must be > 0: " + mostWaiting);
    }
    this.mostWaiting = 0;
  }
}
