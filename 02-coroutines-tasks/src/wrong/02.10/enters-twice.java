// Misconception: entering is a plain exchange, which can be nested as one likes.
// Fails: aContextCannotBeEnteredTwice
package asyncio.task;

public final class Context {

  private CallbackContext enter() {
    return ContextSlot.ofThisThread().exchange(this);
  }
}
