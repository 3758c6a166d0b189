// Misconception: acquire looks at the semaphore, and returns a coroutine that waits or does not.
// Fails: madeWhileThereWerePermits, madeWhileThereWasNoPermit
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  public Coroutine<Held> acquire() {
    boolean mustWait = isLocked();
    return async(
        () -> {
          if (mustWait) {
            awaitPermit();
          } else {
            value--;
          }
          return held;
        });
  }
}
