// Misconception: whoever is interrupted does not come to the end, and need not give anything back.
// Fails: anInterruptedWait, aFailingCondition
package asyncio.compare;

public final class Guarded<T> implements Shared<T> {

  public T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    lock.lockInterruptibly();
    while (!wanted.test(value)) {
      changed.await();
    }
    T now = value;
    lock.unlock();
    return now;
  }
}
