package asyncio.task;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopExtension;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import loopcraft.grader.Exercise;

/**
 * The failures of one loop's futures that nobody has looked at.
 *
 * <p>A failure whose future has been collected can never be looked at any more; it is reported the
 * next time that a future fails. Those that are left when the loop closes are reported then. The
 * report goes to the loop's exception handler, once for each.
 */
final class UnretrievedErrors implements LoopExtension {

  private final EventLoop loop;
  private final Set<UnretrievedError> errors = new LinkedHashSet<>();
  private final ReferenceQueue<Future<?>> collected = new ReferenceQueue<>();

  private UnretrievedErrors(EventLoop loop) {
    this.loop = loop;
  }

  /** Those of a loop. */
  static UnretrievedErrors of(EventLoop loop) {
    return loop.extension(UnretrievedErrors.class, UnretrievedErrors::new);
  }

  /** A future has failed. It is not kept from being collected. */
  @Exercise("02.9")
  UnretrievedError add(Future<?> future, Throwable failure) {
    reportCollected();
    var error = new UnretrievedError(future, failure, collected);
    errors.add(error);
    return error;
  }

  /** Somebody has looked at a failure. */
  @Exercise("02.9")
  void remove(UnretrievedError error) {
    errors.remove(error);
  }

  private void reportCollected() {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      if (errors.remove(gone)) {
        report((UnretrievedError) gone);
      }
    }
  }

  /** Reports what is left, in the order in which it failed. */
  @Override
  @Exercise("02.9")
  public void close() {
    List<UnretrievedError> left = List.copyOf(errors);
    errors.clear();
    left.forEach(this::report);
  }

  private void report(UnretrievedError error) {
    loop.callExceptionHandler(new ExceptionContext(error.message(), error.failure(), error.get()));
  }
}
