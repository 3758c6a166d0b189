// Misconception: the lock is for waiting, and looking needs none.
// Fails: nothingComesInBetween
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  public T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    while (true) {
      T now = get();
      if (wanted.test(now)) {
        return now;
      }
      lock.lockInterruptibly();
      try {
        changed.await();
      } finally {
        lock.unlock();
      }
    }
  }
}
