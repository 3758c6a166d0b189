// Misconception: whoever has awaited has not left.
// Fails: aTaskGoesOnAfterAnAwaitInsideRun, awaitAndThrowInsideRun
package asyncio.task;

import asyncio.loop.CallbackContext;
import asyncio.loop.ContextSlot;

public final class Context implements CallbackContext {

  private void leave(CallbackContext before, Throwable failure) {
    ContextSlot slot = ContextSlot.ofThisThread();
    if (slot.get() != this) {
      throw new IllegalStateException("await inside Context.run", failure);
    }
    slot.exchange(before);
    entered = false;
  }
}
