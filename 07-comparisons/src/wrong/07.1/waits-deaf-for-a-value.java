// Misconception: an interrupt can be put off until the value is there.
// Fails: anInterruptedWait
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  public T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!wanted.test(value)) {
        changed.awaitUninterruptibly();
      }
      return value;
    } finally {
      lock.unlock();
    }
  }
}
