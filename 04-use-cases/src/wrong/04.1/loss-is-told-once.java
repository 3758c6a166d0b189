// Misconception: a failure that has been told is dealt with.
// Fails: theFailureItself, waitClosedAfterTheLoss
package asyncio.stream;

final class FlowControl {

  private void throwFailure() throws Exception {
    if (failure != null) {
      Exception told = failure;
      failure = null;
      throw told;
    }
  }
}
