package asyncio.compare;

import asyncio.compare.Prediction.After;
import asyncio.compare.Prediction.AtOnce;
import asyncio.compare.Prediction.Failure;
import asyncio.compare.Prediction.Threads;
import asyncio.compare.Prediction.Told;
import asyncio.compare.Prediction.Update;
import asyncio.compare.Prediction.Whose;
import java.util.Map;

/**
 * What was seen when the experiments of 07.4 were run in all models. {@link ExperimentsTest} runs
 * them again, and compares.
 */
final class Recorded {

  private Recorded() {}

  /**
   * How many threads of this process did six jobs, and how many were under way at once.
   *
   * @param callers whether the caller's thread was one of them
   */
  record Seen(int threads, boolean callers, int mostAtOnce) {

    Threads asThreads() {
      if (callers) {
        return Threads.THE_CALLERS;
      }
      return switch (threads) {
        case 0 -> Threads.NONE_HERE;
        case 1 -> Threads.ONE_OTHER;
        case 2 -> Threads.TWO_OTHERS;
        default -> Threads.ONE_EACH;
      };
    }

    AtOnce asAtOnce() {
      return switch (mostAtOnce) {
        case 1 -> AtOnce.ONE;
        case 2 -> AtOnce.TWO;
        default -> AtOnce.ALL;
      };
    }
  }

  static final Map<Kind, Seen> SIX_JOBS =
      Map.of(
          Kind.SEQUENTIAL, new Seen(1, true, 1),
          Kind.PLATFORM_THREADS, new Seen(6, false, 6),
          Kind.VIRTUAL_THREADS, new Seen(6, false, 6),
          Kind.PROCESSES, new Seen(0, false, 2),
          Kind.EXECUTOR, new Seen(2, false, 2),
          Kind.COMPLETABLE_FUTURES, new Seen(2, false, 2),
          Kind.SCOPE, new Seen(6, false, 6),
          Kind.LOOP, new Seen(1, false, 6));

  /** How the waiting job ended beside one that failed. */
  static final Map<Kind, Told> TOLD =
      Map.of(
          Kind.SEQUENTIAL, Told.NEVER_BESIDE,
          Kind.PLATFORM_THREADS, Told.INTERRUPT,
          Kind.VIRTUAL_THREADS, Told.INTERRUPT,
          Kind.PROCESSES, Told.KILLED,
          Kind.EXECUTOR, Told.INTERRUPT,
          Kind.COMPLETABLE_FUTURES, Told.NOTHING,
          Kind.SCOPE, Told.INTERRUPT,
          Kind.LOOP, Told.CANCELLED_ERROR);

  /** When a failure came out beside a job that computed. */
  static final Map<Kind, Failure> FAILURE =
      Map.of(
          Kind.SEQUENTIAL, Failure.NOT_BEFORE_IT_HAS_ENDED,
          Kind.PLATFORM_THREADS, Failure.WHEN_IT_HAS_ENDED,
          Kind.VIRTUAL_THREADS, Failure.WHEN_IT_HAS_ENDED,
          Kind.PROCESSES, Failure.AT_ONCE,
          Kind.EXECUTOR, Failure.WHEN_IT_HAS_ENDED,
          Kind.COMPLETABLE_FUTURES, Failure.WHEN_IT_HAS_ENDED,
          Kind.SCOPE, Failure.WHEN_IT_HAS_ENDED,
          Kind.LOOP, Failure.NOT_BEFORE_IT_HAS_ENDED);

  /** The total here after two jobs had added one each, in the worst order that was possible. */
  static final Map<Kind, Integer> TOTAL =
      Map.of(
          Kind.SEQUENTIAL, 2,
          Kind.PLATFORM_THREADS, 1,
          Kind.VIRTUAL_THREADS, 1,
          Kind.PROCESSES, 0,
          Kind.EXECUTOR, 1,
          Kind.COMPLETABLE_FUTURES, 1,
          Kind.SCOPE, 1,
          Kind.LOOP, 2);

  /** The same with a pause between reading and writing. */
  static final Map<Kind, Integer> TOTAL_WITH_A_PAUSE =
      Map.of(
          Kind.SEQUENTIAL, 2,
          Kind.PLATFORM_THREADS, 1,
          Kind.VIRTUAL_THREADS, 1,
          Kind.PROCESSES, 0,
          Kind.EXECUTOR, 1,
          Kind.COMPLETABLE_FUTURES, 1,
          Kind.SCOPE, 1,
          Kind.LOOP, 1);

  static Update asUpdate(int total) {
    return switch (total) {
      case 0 -> Update.NEITHER_IS_HERE;
      case 1 -> Update.ONE_CAN_BE_LOST;
      default -> Update.NONE_IS_LOST;
    };
  }

  /** Which thread ran it. */
  static final Map<After, Whose> CONTINUATION =
      Map.of(
          After.THEN_APPLY_BEFORE_IT_IS_DONE, Whose.WHO_COMPLETES,
          After.THEN_APPLY_WHEN_IT_IS_DONE, Whose.WHO_ADDS,
          After.THEN_APPLY_ASYNC, Whose.THE_POOLS,
          After.CALLBACK_BEFORE_IT_IS_DONE, Whose.THE_LOOPS,
          After.CALLBACK_WHEN_IT_IS_DONE, Whose.THE_LOOPS);
}
