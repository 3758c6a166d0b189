package asyncio.loop;

/**
 * Where a loop reads the time.
 *
 * <p>A clock counts nanoseconds from an origin of its own and never goes back. Its readings compare
 * only with each other, as those of {@code loop.time()} do in asyncio.
 */
@FunctionalInterface
public interface Clock {

  /** The time now, in nanoseconds since this clock's origin. Callable from any thread. */
  long nanos();

  /** A clock of the system's monotonic time, which starts at zero when it is made. */
  static Clock monotonic() {
    long origin = System.nanoTime();
    return () -> System.nanoTime() - origin;
  }
}
