// Misconception: to wait is to ask until the answer is right.
// Fails: allAreWoken
// By luck: waitsForAValue, anInterruptedWait, aThousandWait, manyUpdates, noUpdateIsLost
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  public T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      T now = get();
      if (wanted.test(now)) {
        return now;
      }
      Thread.onSpinWait();
    }
    throw new InterruptedException();
  }
}
