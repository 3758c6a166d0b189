// Misconception: who is woken is woken because the value is as wanted.
// Fails: waitsForAValue
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  public T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!wanted.test(value)) {
        changed.await();
        wanted.test(value);
      }
      return value;
    } finally {
      lock.unlock();
    }
  }
}
