package asyncio.loops;

/** Where a {@link Recorder} writes, on the loop's thread. */
@FunctionalInterface
public interface EventSink extends AutoCloseable {

  /** Writes one event down. */
  void add(LoopEvent event);

  /** No more events will come. */
  @Override
  default void close() {}
}
