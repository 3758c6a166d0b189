// Misconception: an update returns what it found, as getAndUpdate does.
// Fails: anUpdate, aFailedChange, anInterruptedWait, aFailingCondition
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  @Override
  public T update(UnaryOperator<T> change) {
    lock.lock();
    try {
      T old = value;
      value = change.apply(old);
      changed.signalAll();
      return old;
    } finally {
      lock.unlock();
    }
  }
}
