package asyncio.compare;

import java.util.function.UnaryOperator;

/**
 * A value whose change is what it looks like: read, compute, write. Whoever else writes in between
 * has written in vain. Every thread sees what was written last, and that does not help.
 */
public final class Unguarded<T> implements Shared<T> {

  private volatile T value;

  /** Makes one with a first value. */
  public Unguarded(T first) {
    value = first;
  }

  @Override
  public T get() {
    return value;
  }

  @Override
  public T update(UnaryOperator<T> change) {
    T read = value;
    T made = change.apply(read);
    value = made;
    return made;
  }
}
