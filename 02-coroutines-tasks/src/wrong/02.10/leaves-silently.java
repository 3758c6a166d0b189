// Misconception: what run has entered is what it leaves.
// Fails: awaitInsideRunIsAnError, aTaskGoesOnAfterAnAwaitInsideRun, awaitAndThrowInsideRun,
//   closingLeavesNoContextBehind
package asyncio.task;

public final class Context {

  private void leave(CallbackContext before, Throwable failure) {
    entered = false;
    ContextSlot.ofThisThread().exchange(before);
  }
}
