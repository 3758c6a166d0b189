// Misconception: whatever the failure was, the connection is lost by it.
// Fails: theFailureItself
package asyncio.stream;

final class FlowControl {

  private void throwFailure() throws Exception {
    if (failure != null) {
      throw new SocketException(failure.getMessage());
    }
  }
}
