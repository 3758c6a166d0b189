// Misconception: a TimeoutError says enough.
// Fails: tooLong, tooLongAndCancelled, aLimit, removingFails, stuckAtTheEnd, stuckAtARestart
package asyncio.pattern;

import static asyncio.Asyncio.timeout;

import asyncio.task.Coroutine;

public final class Cleanup {

  public static Coroutine<Void> limited(CleanupStep step) {
    return timeout(step.limit(), step.action());
  }
}
