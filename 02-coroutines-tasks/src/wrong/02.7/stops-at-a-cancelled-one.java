// Misconception: whoever stands first in line is waiting.
// Fails: whoIsCancelledInTheIterationOfACompletionIsPassedOver,
//   whoIsCancelledBeforeItWasWokenLeavesTheLineAsItIs
package asyncio.task;

public final class AsCompleted<T> {

  private void wakeNext() {
    if (!waiting.isEmpty()) {
      Future<Void> next = waiting.removeFirst();
      if (!next.isDone()) {
        next.setResult(null);
      }
    }
  }
}
