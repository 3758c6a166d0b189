// Alternative: synchronized, wait and notifyAll, which no longer pin a virtual thread.
// Replaces: the whole class
package asyncio.compare;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

public final class Guarded<T> implements Shared<T> {

  private T value;

  public Guarded(T first) {
    value = first;
  }

  @Override
  public synchronized T get() {
    return value;
  }

  @Override
  public synchronized T update(UnaryOperator<T> change) {
    value = change.apply(value);
    notifyAll();
    return value;
  }

  public synchronized T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    while (!wanted.test(value)) {
      wait();
    }
    return value;
  }
}
