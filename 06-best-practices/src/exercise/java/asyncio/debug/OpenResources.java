package asyncio.debug;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopObserver;
import java.util.function.BooleanSupplier;
import loopcraft.grader.Exercise;

/**
 * Reports what was opened and is still open when the loop is closed: {@code ResourceWarning:
 * unclosed transport}.
 */
@Exercise(value = "06.1", part = 5)
public final class OpenResources implements LoopObserver {

  /**
   * Makes the check of a loop.
   *
   * @param depth how many frames of a stack are kept
   */
  public OpenResources(EventLoop loop, int depth) {
    throw todo("06.1");
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
    throw todo("06.1");
  }

  /**
   * How many resources it keeps in memory: at most 64, or twice as many as were open when it last
   * looked, whatever is more. It looks when one is opened, as it is not told when one is closed.
   */
  public int kept() {
    throw todo("06.1");
  }

  /**
   * Tells the loop's exception handler of each resource that is open, in the order in which they
   * were opened: {@code left open: } and its {@linkplain Texts#of text}, with the resource as the
   * source, and a {@link Place}, {@code opened here}, as the exception, with the stack of {@link
   * Stacks#here}. It closes nothing. Afterwards it knows of none.
   */
  @Override
  public void closing() {
    throw todo("06.1");
  }
}
