// Misconception: whoever cancels a gathering that is not done gets no results.
// Fails: aChildThatRefusesKeepsTheResults,
//   aCancelThatFindsAllChildrenDoneReturnsFalseAndTheResultsCome
package asyncio.task;

public final class Gathering<T, R> {

  @Override
  public boolean cancel(String message) {
    if (isDone()) {
      return false;
    }
    cancelRequested = true;
    cancelMessage = message;
    children.forEach(child -> child.cancel(message));
    return true;
  }
}
