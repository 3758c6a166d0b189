// Misconception: a clean-up is as short as it has to be.
// Fails: tooLong, tooLongAndCancelled, endsOtherwiseAfterItsLimit, aLimit, resources,
//   removingFails, stuckAtTheEnd, stuckAtARestart
package asyncio.pattern;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public final class Cleanup {

  public static Coroutine<Void> limited(CleanupStep step) {
    return async(step.action());
  }
}
