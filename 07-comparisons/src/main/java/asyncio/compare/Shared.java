package asyncio.compare;

import java.util.function.UnaryOperator;

/**
 * A value that several jobs read and change.
 *
 * @param <T> an immutable type
 */
public interface Shared<T> {

  /** The value as it is now. */
  T get();

  /**
   * Puts another value in the place of the one that is there.
   *
   * @param change makes the new value of the present one
   * @return the new value
   */
  T update(UnaryOperator<T> change);
}
