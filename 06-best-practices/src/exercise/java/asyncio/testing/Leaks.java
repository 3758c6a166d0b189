package asyncio.testing;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Tasks;
import java.util.List;
import loopcraft.grader.Exercise;

/**
 * Finds what a test leaves behind: tasks, coroutines, failures and threads.
 *
 * <p>Python's {@code IsolatedAsyncioTestCase} cancels the tasks in silence, warns of the
 * coroutines, and logs the failures. None of these has a test fail there.
 */
@Exercise(value = "06.5", part = 2)
public final class Leaks {

  private Leaks(TestLoop loop) {
    throw todo("06.5");
  }

  /**
   * Watches a loop from now on: becomes its exception handler, and notes the threads there are. A
   * test that sets a handler of its own deals with what that one is told.
   */
  public static Leaks watch(TestLoop loop) {
    throw todo("06.5");
  }

  /**
   * Closes the loop, and tells what was left. A second time there is nothing left to tell.
   *
   * <ol>
   *   <li>The tasks that were pending before the loop was closed, in the order in which they were
   *       made: {@code pending task: }, and the line of {@link Tasks#waiting}, which has name,
   *       place, and what it waits for. A task that was cancelled and is still cleaning up counts.
   *       After the twentieth, one line says how many more there are.
   *   <li>What the exception handler was told since {@link #watch}, in that order, until the loop
   *       was closed: also of coroutines that were never awaited, of failures that were never
   *       retrieved, and of tasks that fail when they are cancelled at the end. What it was told
   *       with the failure, if there was one. It was never awaited if the source is a coroutine
   *       that has not started, also if an observer has added where it was created.
   *   <li>If the loop could not be closed in an orderly way, that: {@code the loop was closed by
   *       force}, with the failure: the {@link AssertionError} of a limit, or the {@code
   *       StuckLoopException} of a task that waits for ever when it is cancelled.
   *   <li>The threads, in the group of the current one and the groups in there, that did not exist
   *       at {@link #watch}, whatever their names, and are alive now: {@code thread}, and the name.
   *       Those that are about to end have half a second for it, all together. The workers of the
   *       common pool belong to everybody, and do not count, but those of other pools do; virtual
   *       threads are not seen.
   * </ol>
   */
  public List<Leak> finish() {
    throw todo("06.5");
  }
}
