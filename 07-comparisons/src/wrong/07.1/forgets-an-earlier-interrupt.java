// Misconception: an interrupt that is there already is not meant for this wait.
// Fails: interruptedBefore
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  public T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    Thread.interrupted();
    lock.lock();
    try {
      while (!wanted.test(value)) {
        changed.await();
      }
      return value;
    } finally {
      lock.unlock();
    }
  }
}
