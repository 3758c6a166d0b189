// Misconception: to wait is to ask until the answer is right.
// Fails: waitsForAValue, allAreWoken, anInterruptedWait
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
