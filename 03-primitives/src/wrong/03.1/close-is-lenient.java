// Misconception: closing is for when the lock is still held.
// Fails: releasingInsideOfTheTry
package asyncio.sync;

public final class Lock {

  public Coroutine<Held> acquire() {
    return async(
        () -> {
          take();
          return () -> {
            if (locked) {
              release();
            }
          };
        });
  }
}
