// Misconception: what throws has an error already.
// Fails: awaitAndThrowInsideRun
package asyncio.task;

import asyncio.loop.CallbackContext;
import asyncio.loop.ContextSlot;

public final class Context implements CallbackContext {

  private void leave(CallbackContext before, Throwable failure) {
    entered = false;
    ContextSlot slot = ContextSlot.ofThisThread();
    if (slot.get() == this) {
      slot.exchange(before);
    } else if (failure == null) {
      throw new IllegalStateException("await inside Context.run");
    }
  }
}
