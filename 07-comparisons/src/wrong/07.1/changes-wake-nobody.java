// Misconception: who waits will see the new value by itself.
// Fails: waitsForAValue, allAreWoken, aThousandWait, nothingComesInBetween
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
}
