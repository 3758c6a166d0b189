// Misconception: what fails has to leave a value that says so.
// Fails: aFailedChange
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  @Override
  public T update(UnaryOperator<T> change) {
    lock.lock();
    try {
      T old = value;
      value = null;
      try {
        value = change.apply(old);
      } catch (NullPointerException later) {
        value = old;
      }
      changed.signalAll();
      return value;
    } finally {
      lock.unlock();
    }
  }
}
