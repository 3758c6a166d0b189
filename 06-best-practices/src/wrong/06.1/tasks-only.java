// Misconception: only tasks fail.
// Fails: failedFuture, collected, lastToFail, equalErrors, twice, shared, incomplete,
//   depthOfAFuture
package asyncio.debug;

import asyncio.task.Task;

public final class FutureOrigins {

  @Override
  public void created(Object made) {
    if (made instanceof Task<?>) {
      origins.put(made, new Place("created here", Stacks.here(depth)));
    }
  }
}
