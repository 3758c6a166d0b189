package asyncio.task;

import asyncio.loop.EventLoop;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A future that somebody awaits in place of others, and that knows which: so that it can be seen
 * whom a task waits for. In CPython 3.14, {@code future_add_to_awaited_by}.
 *
 * <p>Apart from that it is any other future: who completes it, and when, is up to its maker. One
 * that is made as a plain {@code Future} works as well; there is less to see then.
 */
public class StandIn<T> extends Future<T> {

  private final Collection<? extends Future<?>> others;

  /**
   * Makes a pending one.
   *
   * @param others those that it stands for; it is looked at, and not copied, so that it may change
   */
  public StandIn(EventLoop loop, Collection<? extends Future<?>> others) {
    super(loop);
    this.others = Objects.requireNonNull(others, "others");
  }

  /** Those of the others that are not done at the moment, in their order. */
  public final List<Future<?>> standsFor() {
    return others.stream()
        .filter(other -> !other.isDone())
        .collect(Collectors.toUnmodifiableList());
  }

  /** As that of any other future. */
  @Override
  public String toString() {
    return getClass() == StandIn.class ? "Future[" + status() + "]" : super.toString();
  }
}
