// Misconception: an Error is not for catching.
// Fails: oneEndsByAnError
package asyncio.pattern;

import asyncio.task.CancelledError;
import asyncio.task.Failures;

public final class ExitStack {

  private static boolean isOfTheStep(Throwable thrown) {
    return thrown instanceof CancelledError
        || thrown instanceof Exception && Failures.isFailure(thrown);
  }
}
