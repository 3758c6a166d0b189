// Misconception: a wake-up that stands in line is not done yet.
// Fails: whoIsCancelledInTheIterationOfACompletionIsPassedOver,
//   whoIsCancelledBeforeItWasWokenLeavesTheLineAsItIs
package asyncio.task;

public final class AsCompleted<T> {

  private void wakeNext() {
    if (!waiting.isEmpty()) {
      waiting.removeFirst().setResult(null);
    }
  }
}
