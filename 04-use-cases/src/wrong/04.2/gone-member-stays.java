// Misconception: a member leaves by saying so.
// Fails: unusualLines, whoGoesHasLeft, whoIsCutOffHasLeft,
//   aLineThatIsTooLong, whoIsCancelledHasLeft, sentNothingMore,
//   noTaskIsLeft, aNameIsFreeAgain
package asyncio.stream;

public final class ChatRoom {

  private void leave(Member member) {}
}
