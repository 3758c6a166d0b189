// Misconception: a volatile value is safe to be changed by several threads.
// Fails: noUpdateIsLost
// By luck: manyUpdates
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  @Override
  public T update(UnaryOperator<T> change) {
    T made = change.apply(get());
    lock.lock();
    try {
      value = made;
      changed.signalAll();
      return value;
    } finally {
      lock.unlock();
    }
  }
}
