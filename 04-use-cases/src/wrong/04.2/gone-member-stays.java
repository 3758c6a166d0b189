// Misconception: a member leaves by saying so.
// Fails: Chatting.whoGoesHasLeft, Chatting.whoIsCutOffHasLeft, Chatting.aLineThatIsTooLong
package asyncio.stream;

public final class ChatRoom {

  private void leave(Member member) {}
}
