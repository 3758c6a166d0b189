// Misconception: who waits for a value waits for a change.
// Fails: nothingToWaitFor, nothingComesInBetween, aFailingCondition
// By luck: aThousandWait, waitsForAValue
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  public T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      do {
        changed.await();
      } while (!wanted.test(value));
      return value;
    } finally {
      lock.unlock();
    }
  }
}
