package asyncio.compare;

import static loopcraft.grader.kit.Expect.observed;

import asyncio.compare.Prediction.After;
import asyncio.compare.Prediction.AtOnce;
import asyncio.compare.Prediction.Failure;
import asyncio.compare.Prediction.Threads;
import asyncio.compare.Prediction.Told;
import asyncio.compare.Prediction.Update;
import asyncio.compare.Prediction.Whose;
import java.util.function.Predicate;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Observation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "07.4", part = 2, points = 8, seconds = 10)
@DisplayName("07.4 Choosing, part 2: predictions")
class PredictionsTest {

  private static final Misconception CARRIERS =
      Misconception.of(
          "carriers-are-the-threads",
          "virtual threads are counted by their carriers. Each job's thread is a Thread of its own,"
              + " and all of them wait at the same time");

  private static final Misconception POOL_GROWS =
      Misconception.of(
          "pools-have-one-for-each",
          "a pool has as many threads as it has, and not as many as there are jobs. The others wait"
              + " in its queue");

  private static final Misconception LOOP_HAS_THREADS =
      Misconception.of(
          "a-thread-for-each-coroutine",
          "a coroutine is no thread. However many there are, one thread resumes them all");

  private static final Misconception ONE_THREAD_ONE_JOB =
      Misconception.of(
          "one-thread-one-job",
          "one thread is not one job: a coroutine that awaits is under way, and does not keep the"
              + " thread");

  private static final Misconception FUTURES_INTERRUPT =
      Misconception.of(
          "futures-interrupt",
          "a CompletableFuture does not know the thread that will complete it, so it interrupts"
              + " nobody");

  private static final Misconception PROCESSES_ARE_ASKED =
      Misconception.of(
          "processes-are-asked",
          "another process cannot be interrupted, it can be killed. No finally runs there");

  private static final Misconception TASKS_INTERRUPTED =
      Misconception.of(
          "tasks-are-interrupted",
          "a task is cancelled by an exception at its await. An interrupt would be one of the"
              + " loop's thread, which is everybody's");

  private static final Misconception INTERRUPT_IS_FORCE =
      Misconception.of(
          "interrupt-is-force",
          "to interrupt is to ask. A thread that computes and does not look is not ended by it, and"
              + " is waited for");

  private static final Misconception LOOP_PREEMPTS =
      Misconception.of(
          "the-loop-preempts",
          "the loop takes a coroutine off its thread at an await, and nowhere else. One that"
              + " computes keeps all others from beginning");

  private static final Misconception VOLATILE_HELPS =
      Misconception.of(
          "threads-lose-nothing",
          "between reading and writing, another thread can come in, virtual ones and those of a"
              + " pool included. That a field is volatile does not help");

  private static final Misconception LOOP_RACES =
      Misconception.of(
          "the-loop-races",
          "on one thread, nobody comes between two statements without an await in between");

  private static final Misconception LOOP_IS_SAFE =
      Misconception.of(
          "the-loop-never-races",
          "at an await the others have their turn. What was read before it may be old after it");

  private static final Misconception HEAP_IS_SHARED =
      Misconception.of(
          "processes-share-the-heap",
          "what travels to another process is a copy, and what is changed there stays there");

  private static final Misconception POOL_RUNS_IT =
      Misconception.of(
          "the-pool-runs-continuations",
          "thenApply has no thread of its own. It is run by whoever completes the future, or, if it"
              + " is done, by whoever adds it");

  private static final Misconception CALLBACK_AT_ONCE =
      Misconception.of(
          "callbacks-run-at-once",
          "the loop's callbacks never run inside of the call that adds them, or that sets the"
              + " result. They come in the next iteration");

  private static <T> Observation<T> predicted(String what, T answer) {
    return observed("what you predict for " + what, answer);
  }

  /** Compares without telling the answer; what was seen is told. */
  private static <T> void fits(Observation<T> answer, String seen, T recorded) {
    Predicate<T> same = recorded::equals;
    answer.shouldSatisfy("what fits to what was seen when it was run: " + seen, same);
  }

  @Test
  @DisplayName("on which threads six jobs are done")
  void onWhichThreads() {
    for (Kind model : Kind.values()) {
      Recorded.Seen seen = Recorded.SIX_JOBS.get(model);
      Observation<Threads> answer =
          predicted("the threads of " + model, Predictions.threads(model))
              .suggests(
                  CARRIERS,
                  given ->
                      (model == Kind.VIRTUAL_THREADS || model == Kind.SCOPE)
                          && given != Threads.ONE_EACH)
              .suggests(
                  POOL_GROWS,
                  given ->
                      (model == Kind.EXECUTOR || model == Kind.COMPLETABLE_FUTURES)
                          && given == Threads.ONE_EACH)
              .suggests(LOOP_HAS_THREADS, given -> model == Kind.LOOP && given == Threads.ONE_EACH);
      fits(
          answer,
          "six jobs were seen on "
              + seen.threads()
              + " of this process' threads; the caller's was "
              + (seen.callers() ? "one of them" : "none of them"),
          seen.asThreads());
    }
  }

  @Test
  @DisplayName("how many jobs are under way at the same time")
  void howManyAtOnce() {
    for (Kind model : Kind.values()) {
      Recorded.Seen seen = Recorded.SIX_JOBS.get(model);
      Observation<AtOnce> answer =
          predicted("how many jobs are under way in " + model, Predictions.atOnce(model))
              .suggests(CARRIERS, given -> model == Kind.VIRTUAL_THREADS || model == Kind.SCOPE)
              .suggests(ONE_THREAD_ONE_JOB, given -> model == Kind.LOOP && given == AtOnce.ONE)
              .suggests(
                  POOL_GROWS,
                  given ->
                      (model == Kind.EXECUTOR || model == Kind.COMPLETABLE_FUTURES)
                          && given == AtOnce.ALL);
      fits(
          answer,
          "of six jobs, " + seen.mostAtOnce() + " had begun and not ended, at most",
          seen.asAtOnce());
    }
  }

  @Test
  @DisplayName("how a job that waits hears of another one's failure")
  void howItHears() {
    for (Kind model : Kind.values()) {
      Observation<Told> answer =
          predicted("how a waiting job of " + model + " hears of it", Predictions.told(model))
              .suggests(
                  FUTURES_INTERRUPT,
                  given -> model == Kind.COMPLETABLE_FUTURES && given == Told.INTERRUPT)
              .suggests(
                  PROCESSES_ARE_ASKED, given -> model == Kind.PROCESSES && given != Told.KILLED)
              .suggests(TASKS_INTERRUPTED, given -> model == Kind.LOOP && given == Told.INTERRUPT);
      String seen =
          switch (Recorded.TOLD.get(model)) {
            case NOTHING ->
                "the waiting job returned when its time was over, and then the failure"
                    + " came out";
            case INTERRUPT -> "the waiting job ended by an InterruptedException";
            case CANCELLED_ERROR -> "the waiting job ended by a CancelledError";
            case KILLED -> "the process of the waiting job ended, and its finally did not run";
            case NEVER_BESIDE -> "the second job began when the first one had returned";
          };
      fits(answer, seen, Recorded.TOLD.get(model));
    }
  }

  @Test
  @DisplayName("when a failure comes out beside a job that does not listen")
  void whenItComesOut() {
    for (Kind model : Kind.values()) {
      Observation<Failure> answer =
          predicted("when the failure comes out of " + model, Predictions.failure(model))
              .suggests(LOOP_PREEMPTS, given -> model == Kind.LOOP)
              .suggests(
                  INTERRUPT_IS_FORCE, given -> model != Kind.PROCESSES && given == Failure.AT_ONCE)
              .suggests(PROCESSES_ARE_ASKED, given -> model == Kind.PROCESSES);
      String seen =
          switch (Recorded.FAILURE.get(model)) {
            case AT_ONCE -> "the failure came out while the computing had not come to its end";
            case WHEN_IT_HAS_ENDED ->
                "the second job failed while the first one computed, and it came out when that had"
                    + " ended";
            case NOT_BEFORE_IT_HAS_ENDED -> "the second job began when the first one had ended";
          };
      fits(answer, seen, Recorded.FAILURE.get(model));
    }
  }

  @Test
  @DisplayName("what becomes of two updates with nothing in between")
  void updates() {
    for (Kind model : Kind.values()) {
      int total = Recorded.TOTAL.get(model);
      Observation<Update> answer =
          predicted("two updates in " + model, Predictions.update(model))
              .suggests(HEAP_IS_SHARED, given -> model == Kind.PROCESSES)
              .suggests(LOOP_RACES, given -> model == Kind.LOOP && given == Update.ONE_CAN_BE_LOST)
              .suggests(VOLATILE_HELPS, given -> total == 1 && given == Update.NONE_IS_LOST);
      fits(answer, totals(total), Recorded.asUpdate(total));
    }
  }

  private static String totals(int total) {
    return "the total had been 0, two jobs added 1, and in the worst order that could be had it was"
               + " "
        + total;
  }

  @Test
  @DisplayName("what becomes of two updates that pause between reading and writing")
  void updatesWithAPause() {
    for (Kind model : Kind.values()) {
      int total = Recorded.TOTAL_WITH_A_PAUSE.get(model);
      Observation<Update> answer =
          predicted("two updates with a pause in " + model, Predictions.updateWithAPause(model))
              .suggests(HEAP_IS_SHARED, given -> model == Kind.PROCESSES)
              .suggests(LOOP_IS_SAFE, given -> model == Kind.LOOP && given == Update.NONE_IS_LOST)
              .suggests(VOLATILE_HELPS, given -> total == 1 && given == Update.NONE_IS_LOST);
      fits(answer, totals(total), Recorded.asUpdate(total));
    }
  }

  @Test
  @DisplayName("which thread runs what depends on a future of the JDK")
  void afterACompletableFuture() {
    for (After after : After.values()) {
      if (after.name().startsWith("THEN")) {
        Whose recorded = Recorded.CONTINUATION.get(after);
        Observation<Whose> answer =
            predicted("the thread that runs " + after, Predictions.continuation(after))
                .suggests(
                    POOL_RUNS_IT,
                    given -> given == Whose.THE_POOLS || after != After.THEN_APPLY_ASYNC);
        fits(answer, thread(recorded), recorded);
      }
    }
  }

  @Test
  @DisplayName("which thread runs what depends on a future of the loop, and when")
  void afterAFutureOfTheLoop() {
    for (After after : After.values()) {
      if (after.name().startsWith("CALLBACK")) {
        Whose recorded = Recorded.CONTINUATION.get(after);
        Observation<Whose> answer =
            predicted("the thread that runs " + after, Predictions.continuation(after))
                .suggests(CALLBACK_AT_ONCE, given -> given != null);
        fits(answer, thread(recorded), recorded);
      }
    }
  }

  private static String thread(Whose recorded) {
    return switch (recorded) {
      case WHO_COMPLETES -> "it ran inside of complete(), on the thread that called that";
      case WHO_ADDS -> "it ran before thenApply returned, on the thread that called that";
      case THE_POOLS -> "it ran on a thread with the pool's name";
      case THE_LOOPS ->
          "it ran on the loop's thread, after the call that added it, or that set the"
              + " result, had returned";
    };
  }
}
