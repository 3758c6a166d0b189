package asyncio.debug;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopObserver;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import loopcraft.grader.Exercise;

/**
 * Reports what was opened and is still open when the loop is closed: {@code ResourceWarning:
 * unclosed transport}.
 */
@Exercise(value = "06.1", part = 5)
public final class OpenResources implements LoopObserver {

  private static final int SMALLEST_SWEEP = 64;

  private final EventLoop loop;
  private final int depth;
  private final Map<Object, Opened> known = new IdentityHashMap<>();
  private int nextSweep = SMALLEST_SWEEP;
  private long lastNumber;

  private record Opened(long number, Object resource, BooleanSupplier isOpen, Place place)
      implements Comparable<Opened> {

    @Override
    public int compareTo(Opened other) {
      return Long.compare(number, other.number);
    }
  }

  /**
   * Makes the check of a loop.
   *
   * @param depth how many frames of a stack are kept
   */
  public OpenResources(EventLoop loop, int depth) {
    this.loop = loop;
    this.depth = depth;
  }

  /**
   * Notes where a resource is opened. It is told apart from others by identity, as two that are
   * equal are still two to be closed. Of one that is opened again while it is open, by the question
   * that came with it before, the first place and its turn in the order count. One that was closed
   * meanwhile is opened anew.
   *
   * @param isOpen is not asked before this has returned; those of earlier calls may be
   */
  @Override
  public void opened(Object resource, BooleanSupplier isOpen) {
    Opened before = known.get(resource);
    if (before != null && before.isOpen().getAsBoolean()) {
      return;
    }
    sweep();
    var place = new Place("opened here", Stacks.here(depth));
    known.put(resource, new Opened(++lastNumber, resource, isOpen, place));
  }

  private void sweep() {
    if (known.size() >= nextSweep) {
      known.values().removeIf(opened -> !opened.isOpen().getAsBoolean());
      nextSweep = Math.max(SMALLEST_SWEEP, 2 * known.size());
    }
  }

  /**
   * How many resources it keeps in memory: at most 64, or twice as many as were open when it last
   * looked, whatever is more. It looks when one is opened, as it is not told when one is closed.
   */
  public int kept() {
    return known.size();
  }

  /**
   * Tells the loop's exception handler of each resource that is open, in the order in which they
   * were opened: {@code left open: } and its {@linkplain Texts#of text}, with the resource as the
   * source, and a {@link Place}, {@code opened here}, as the exception, with the stack of {@link
   * Stacks#here}. It closes nothing. Afterwards it knows of none.
   */
  @Override
  public void closing() {
    List<Opened> inOrder = known.values().stream().sorted().toList();
    known.clear();
    Stream<Opened> leftOpen = inOrder.stream().filter(opened -> opened.isOpen().getAsBoolean());
    leftOpen.forEach(this::report);
  }

  private void report(Opened opened) {
    loop.callExceptionHandler(
        new ExceptionContext(
            "left open: " + Texts.of(opened.resource()), opened.place(), opened.resource()));
  }
}
