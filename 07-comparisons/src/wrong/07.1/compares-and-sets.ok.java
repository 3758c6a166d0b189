// Alternative: an atomic reference for the value, and a monitor for those that wait.
// Replaces: the whole class
package asyncio.compare;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

public final class Guarded<T> implements Shared<T> {

  private final AtomicReference<T> value;

  public Guarded(T first) {
    value = new AtomicReference<>(first);
  }

  @Override
  public T get() {
    return value.get();
  }

  @Override
  public T update(UnaryOperator<T> change) {
    T made = value.updateAndGet(change);
    synchronized (value) {
      value.notifyAll();
    }
    return made;
  }

  public T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    synchronized (value) {
      while (true) {
        T now = value.get();
        if (wanted.test(now)) {
          return now;
        }
        value.wait();
      }
    }
  }
}
