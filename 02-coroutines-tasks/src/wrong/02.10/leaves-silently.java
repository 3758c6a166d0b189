// Misconception: what run has entered is what it leaves.
// Fails: awaitInsideRunIsAnError
package asyncio.task;

public final class Context {

  private void leave(CallbackContext before) {
    entered = false;
    ContextSlot.ofThisThread().exchange(before);
  }
}
