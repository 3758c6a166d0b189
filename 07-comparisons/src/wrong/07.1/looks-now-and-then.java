// Misconception: who waits has to look now and then.
// Fails: waitsForAValue
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  @Override
  public T update(UnaryOperator<T> change) {
    lock.lock();
    try {
      value = change.apply(value);
      return value;
    } finally {
      lock.unlock();
    }
  }

  public T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    while (true) {
      T now = get();
      if (wanted.test(now)) {
        return now;
      }
      Thread.sleep(10);
    }
  }
}
