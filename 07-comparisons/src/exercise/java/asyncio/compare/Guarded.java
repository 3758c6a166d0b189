package asyncio.compare;

import static loopcraft.grader.Todo.todo;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import loopcraft.grader.Exercise;

/**
 * A value that any number of threads, platform or virtual, may read and change, and wait for.
 *
 * <p>What a thread did before it changed the value is seen by whoever has read the new value.
 */
@Exercise(value = "07.1", part = 3)
public final class Guarded<T> implements Shared<T> {

  /** Makes one with a first value, which may be null. */
  public Guarded(T first) {
    throw todo("07.1");
  }

  @Override
  public T get() {
    throw todo("07.1");
  }

  /**
   * {@inheritDoc}
   *
   * <p>No change is lost, whoever else changes the value at the same time: the new value is made of
   * the one that it takes the place of. For that, {@code change} may be called several times.
   *
   * <p>If {@code change} throws, that comes out, and the value stays as it was.
   */
  @Override
  public T update(UnaryOperator<T> change) {
    throw todo("07.1");
  }

  /**
   * Blocks until the value is as wanted, and returns it. Does not block if it is already. While a
   * thread waits here, others can read, change and wait. It sleeps: nothing but changes and
   * interrupts wake it.
   *
   * <p>A value that is there for a moment only may be missed. One that stays is not.
   *
   * @param wanted is asked again after changes. If it throws, that comes out
   * @throws InterruptedException if the thread is interrupted before it begins to wait, or while it
   *     does
   */
  public T awaitThat(Predicate<? super T> wanted) throws InterruptedException {
    throw todo("07.1");
  }
}
