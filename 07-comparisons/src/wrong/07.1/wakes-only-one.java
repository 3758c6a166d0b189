// Misconception: one change, one signal.
// Fails: allAreWoken, aThousandWait
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  @Override
  public T update(UnaryOperator<T> change) {
    lock.lock();
    try {
      value = change.apply(value);
      changed.signal();
      return value;
    } finally {
      lock.unlock();
    }
  }
}
