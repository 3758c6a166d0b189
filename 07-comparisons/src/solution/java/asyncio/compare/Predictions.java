package asyncio.compare;

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
    return switch (model) {
      case SEQUENTIAL -> Threads.THE_CALLERS;
      case PLATFORM_THREADS, VIRTUAL_THREADS, SCOPE -> Threads.ONE_EACH;
      case PROCESSES -> Threads.NONE_HERE;
      case EXECUTOR, COMPLETABLE_FUTURES -> Threads.TWO_OTHERS;
      case LOOP -> Threads.ONE_OTHER;
    };
  }

  /** The same six jobs. How many of them are under way at the same time, at most? */
  public static AtOnce atOnce(Kind model) {
    return switch (model) {
      case SEQUENTIAL -> AtOnce.ONE;
      case PROCESSES, EXECUTOR, COMPLETABLE_FUTURES -> AtOnce.TWO;
      case PLATFORM_THREADS, VIRTUAL_THREADS, SCOPE, LOOP -> AtOnce.ALL;
    };
  }

  /**
   * Two jobs. The first one waits. The second one fails, as soon as the first one waits. How does
   * the first one hear of it?
   */
  public static Told told(Kind model) {
    return switch (model) {
      case SEQUENTIAL -> Told.NEVER_BESIDE;
      case PLATFORM_THREADS, VIRTUAL_THREADS, EXECUTOR, SCOPE -> Told.INTERRUPT;
      case PROCESSES -> Told.KILLED;
      case COMPLETABLE_FUTURES -> Told.NOTHING;
      case LOOP -> Told.CANCELLED_ERROR;
    };
  }

  /**
   * Two jobs. The first one computes for long; it never waits, and never looks whether it was
   * interrupted. The second one fails at once. When does the failure come out of {@code runAll}?
   */
  public static Failure failure(Kind model) {
    return switch (model) {
      case SEQUENTIAL, LOOP -> Failure.NOT_BEFORE_IT_HAS_ENDED;
      case PROCESSES -> Failure.AT_ONCE;
      case PLATFORM_THREADS, VIRTUAL_THREADS, EXECUTOR, COMPLETABLE_FUTURES, SCOPE ->
          Failure.WHEN_IT_HAS_ENDED;
    };
  }

  /**
   * Two jobs, each adds one to the same {@link Unguarded} number: it reads, adds, and writes, with
   * nothing in between. What becomes of the two updates?
   */
  public static Update update(Kind model) {
    return switch (model) {
      case SEQUENTIAL, LOOP -> Update.NONE_IS_LOST;
      case PROCESSES -> Update.NEITHER_IS_HERE;
      case PLATFORM_THREADS, VIRTUAL_THREADS, EXECUTOR, COMPLETABLE_FUTURES, SCOPE ->
          Update.ONE_CAN_BE_LOST;
    };
  }

  /** The same, but each job waits a little between reading and writing. */
  public static Update updateWithAPause(Kind model) {
    return model == Kind.LOOP ? Update.ONE_CAN_BE_LOST : update(model);
  }

  /** Which thread runs it? */
  public static Whose continuation(After after) {
    return switch (after) {
      case THEN_APPLY_BEFORE_IT_IS_DONE -> Whose.WHO_COMPLETES;
      case THEN_APPLY_WHEN_IT_IS_DONE -> Whose.WHO_ADDS;
      case THEN_APPLY_ASYNC -> Whose.THE_POOLS;
      case CALLBACK_BEFORE_IT_IS_DONE, CALLBACK_WHEN_IT_IS_DONE -> Whose.THE_LOOPS;
    };
  }
}
