package asyncio.compare;

import static loopcraft.grader.Todo.todo;

import asyncio.compare.Prediction.After;
import asyncio.compare.Prediction.AtOnce;
import asyncio.compare.Prediction.Failure;
import asyncio.compare.Prediction.Threads;
import asyncio.compare.Prediction.Told;
import asyncio.compare.Prediction.Update;
import asyncio.compare.Prediction.Whose;
import loopcraft.grader.Exercise;

/**
 * What each model does, said before it is run.
 *
 * <p>In all these experiments, pools have two threads, and there are two worker processes. Where
 * jobs wait, they wait as the model has it: by {@code site.pause}, for an hour if nobody tells them
 * anything.
 */
@Exercise(value = "07.4", part = 2)
public final class Predictions {

  private Predictions() {}

  /**
   * Six jobs. Each waits until no other one can begin beside it, and returns. On which threads of
   * this process are they done, all in all?
   */
  public static Threads threads(Kind model) {
    throw todo("07.4");
  }

  /** The same six jobs. How many of them are under way at the same time, at most? */
  public static AtOnce atOnce(Kind model) {
    throw todo("07.4");
  }

  /**
   * Two jobs. The first one waits. The second one fails, as soon as the first one waits. How does
   * the first one hear of it?
   */
  public static Told told(Kind model) {
    throw todo("07.4");
  }

  /**
   * Two jobs. The first one computes for long; it never waits, and never looks whether it was
   * interrupted. The second one fails at once. When does the failure come out of {@code runAll}?
   */
  public static Failure failure(Kind model) {
    throw todo("07.4");
  }

  /**
   * Two jobs, each adds one to the same {@link Unguarded} number: it reads, adds, and writes, with
   * nothing in between. What becomes of the two updates?
   */
  public static Update update(Kind model) {
    throw todo("07.4");
  }

  /** The same, but each job waits a little between reading and writing. */
  public static Update updateWithAPause(Kind model) {
    throw todo("07.4");
  }

  /** Which thread runs it? */
  public static Whose continuation(After after) {
    throw todo("07.4");
  }
}
