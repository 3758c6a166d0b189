// Misconception: a thread that sleeps inside of the lock lets others in.
// Fails: waitsForAValue, allAreWoken, aThousandWait, nothingComesInBetween
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  public T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!wanted.test(value)) {
        Thread.sleep(1);
      }
      return value;
    } finally {
      lock.unlock();
    }
  }
}
