// Misconception: after an error nobody asks for the context.
// Fails: aTaskGoesOnAfterAnAwaitInsideRun
package asyncio.task;

import asyncio.loop.CallbackContext;
import asyncio.loop.ContextSlot;

public final class Context implements CallbackContext {

  private void leave(CallbackContext before, Throwable failure) {
    entered = false;
    if (ContextSlot.ofThisThread().exchange(null) != this) {
      throw new IllegalStateException("await inside Context.run", failure);
    }
    ContextSlot.ofThisThread().exchange(before);
  }
}
