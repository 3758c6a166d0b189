// Misconception: a member leaves by saying so.
// Fails: Chatting.unusualLines, Chatting.whoGoesHasLeft, Chatting.whoIsCutOffHasLeft,
//   Chatting.aLineThatIsTooLong, Chatting.whoIsCancelledHasLeft, Chatting.sentNothingMore,
//   Chatting.noTaskIsLeft, Chatting.aNameIsFreeAgain
package asyncio.stream;

public final class ChatRoom {

  private void leave(Member member) {}
}
