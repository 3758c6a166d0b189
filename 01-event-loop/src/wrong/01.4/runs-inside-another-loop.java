// Misconception: a loop has to look after itself only.
// Fails: aLoopCannotRunWithinACallbackOfAnotherOneAndNeitherIsHarmed
package asyncio.loop;

final class Lifecycle {

  private void requireNothingRunning() {
    if (isRunning()) {
      throw new IllegalStateException("this event loop is already running");
    }
  }
}
