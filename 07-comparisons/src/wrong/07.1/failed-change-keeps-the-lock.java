// Misconception: a change does not fail, so the lock is given back at the end.
// Fails: aFailedChange
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  @Override
  public T update(UnaryOperator<T> change) {
    lock.lock();
    value = change.apply(value);
    changed.signalAll();
    T made = value;
    lock.unlock();
    return made;
  }
}
