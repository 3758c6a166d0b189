// Misconception: closing puts the permit back.
// Fails: closingIsReleasing
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private Held take() {
    if (isLocked()) {
      awaitPermit();
    } else {
      value--;
    }
    return () -> {
      value++;
      giveToNext();
    };
  }
}
