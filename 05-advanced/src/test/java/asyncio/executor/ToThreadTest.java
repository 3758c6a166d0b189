package asyncio.executor;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.executor.Threads.runInExecutor;
import static asyncio.executor.Threads.setDefaultExecutor;
import static asyncio.executor.Threads.shutdownDefaultExecutor;
import static asyncio.executor.Threads.toThread;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.CancelledError;
import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.1", part = 3, points = 6, seconds = 20)
@DisplayName("05.1 Threads: toThread")
class ToThreadTest extends OnRealThreads {

  private static final Misconception NO_CONTEXT =
      Misconception.of(
          "thread-without-context",
          "the call does not see the context variables of the task; they do not travel by"
              + " themselves");

  private static final Misconception CONTEXT_TOO_EARLY =
      Misconception.of(
          "context-of-when-it-was-made",
          "the context is copied when the coroutine is made; copy it when the coroutine begins");

  private static final Misconception ENTERS_THE_TASKS =
      Misconception.of(
          "enters-the-tasks-context",
          "the call runs in the task's own context, which the task is in at the same time; give the"
              + " call a copy");

  private static final Misconception BEGINS_AT_ONCE =
      Misconception.of(
          "call-begins-unawaited",
          "the call is made when the coroutine is; a coroutine does nothing before it is awaited");

  private static final Misconception STOPS_THE_CALL =
      Misconception.of(
          "cancelling-stops-the-call",
          "the awaiting task is cancelled, and the call with it; it goes on to its end");

  private static final Misconception EXECUTOR_HAS_CONTEXT =
      Misconception.of(
          "executor-call-takes-the-context",
          "the context travels with every call on an executor; in asyncio it travels with toThread"
              + " alone");

  private static final Misconception OTHER_EXECUTOR =
      Misconception.of(
          "not-the-default-executor",
          "the call is made somewhere else than in the loop's default executor, so that its number"
              + " of threads does not count, and nobody waits for the call when the loop is"
              + " closed");

  private static final Misconception MADE_INLINE =
      Misconception.of(
          "refused-call-is-made-inline",
          "the default executor was shut down, and the call is made on the loop's own thread; throw"
              + " what get throws");

  private static final Misconception LOOP_TOO_EARLY =
      Misconception.of(
          "loop-of-when-it-was-made",
          "the loop is looked up when the coroutine is made; it belongs to the loop that runs it");

  private static final Misconception QUEUED_CALL_BEGINS =
      Misconception.of(
          "shielded-call-begins",
          "the task is cancelled, and its call that waits for its turn begins all the same");

  private static final ContextVar<String> VAR = new ContextVar<>("VAR", "default");

  private void look(String where) {
    trace.add(where + " sees " + VAR.get());
    VAR.set("set in " + where);
  }

  @Test
  @DisplayName(
      "the context travels to the thread as a copy; on a plain executor it does not travel")
  void theContextTravels() {
    twin(
        "context_of_a_thread",
        () -> {
          VAR.set("outside");
          Coroutine<Void> made = toThread(() -> look("a thread"));
          VAR.set("set after it was made");
          await(made);
          observed("what the call saw", trace)
              .suggests(NO_CONTEXT, seen -> seen.contains("a thread sees default"))
              .suggests(CONTEXT_TOO_EARLY, seen -> seen.contains("a thread sees outside"))
              .shouldBe("a thread sees set after it was made");
          trace.add("outside it is " + VAR.get());
          await(
              runInExecutor(
                  () -> {
                    look("an executor");
                    return null;
                  }));
          trace.add("outside it is " + VAR.get());
          observed("what the calls saw", trace)
              .suggests(
                  EXECUTOR_HAS_CONTEXT,
                  seen -> seen.contains("an executor sees set after it was made"))
              .suggests(ENTERS_THE_TASKS, seen -> seen.contains("outside it is set in a thread"))
              .shouldBe(
                  "a thread sees set after it was made",
                  "outside it is set after it was made",
                  "an executor sees default",
                  "outside it is set after it was made");
        });
  }

  @Test
  @DisplayName("what the call sets stays in the call")
  void nothingComesBack() {
    run(
        () -> {
          VAR.set("outside");
          attempting(
                  "a call that sets a context variable",
                  () -> await(toThread(() -> VAR.set("inside"))))
              .suggests(ENTERS_THE_TASKS, thrown -> !(thrown instanceof RejectedExecutionException))
              .shouldSucceed();
          observed("the value outside", VAR.get()).suggests(ENTERS_THE_TASKS).shouldBe("outside");
        });
  }

  @Test
  @DisplayName("the call is made in the default executor")
  void theDefaultExecutor() {
    run(
        () -> {
          ExecutorService executor = pool(1);
          setDefaultExecutor(executor);
          Thread its = await(runInExecutor(executor, Thread::currentThread));
          observed(
                  "whether the default executor's thread made the call",
                  await(ToThread.of(Thread::currentThread)) == its)
              .suggests(OTHER_EXECUTOR)
              .shouldBe(true);
        });
  }

  @Test
  @DisplayName("it may be made while one loop runs, and be awaited on another")
  void theLoopThatRunsIt() {
    var made = new ArrayList<Coroutine<String>>();
    run(() -> made.add(ToThread.of(() -> "made under one loop")));
    run(
        () ->
            attempting(
                    "awaiting it on another loop",
                    () ->
                        observed("its result", await(made.getFirst()))
                            .shouldBe("made under one loop"))
                .suggests(LOOP_TOO_EARLY, IllegalStateException.class::isInstance)
                .shouldSucceed());
  }

  @Test
  @DisplayName("once the default executor was shut down, no call is made")
  void afterTheShutdown() {
    run(
        () -> {
          await(shutdownDefaultExecutor(null));
          attempting("awaiting a call after the shutdown", () -> await(ToThread.of(() -> "made")))
              .suggests(MADE_INLINE, thrown -> thrown == null)
              .shouldSatisfy(
                  "an IllegalStateException: the default executor was shut down",
                  thrown ->
                      thrown instanceof IllegalStateException
                          && "the default executor was shut down".equals(thrown.getMessage()));
        });
  }

  @Test
  @DisplayName("a call that waits for its turn never begins when the awaiting task is cancelled")
  void cancelledBeforeItsTurn() {
    run(
        () -> {
          ExecutorService executor = pool(1);
          setDefaultExecutor(executor);
          BlockingCall<Void> busy = blockingCall(() -> null);
          executor.submit(busy);
          busy.awaitBegin();
          BlockingCall<Void> waiting = blockingCall(() -> null);
          waiting.release();
          Task<Void> task = createTask(toThread(waiting));
          ticks(2);
          task.cancel();
          attempting("awaiting the cancelled task", () -> await(task))
              .shouldThrow(CancelledError.class);
          busy.release();
          await(runInExecutor(executor, () -> null));
          observed("whether the call has begun", waiting.hasBegun())
              .suggests(QUEUED_CALL_BEGINS)
              .shouldBe(false);
        });
  }

  @Test
  @DisplayName("nothing happens before it is awaited")
  void lazy() {
    run(
        () -> {
          var began = new AtomicBoolean();
          Coroutine<Void> coroutine =
              ToThread.of(
                  () -> {
                    began.set(true);
                    return null;
                  });
          await(runInExecutor(() -> null));
          ticks(3);
          observed("whether the call has begun", began.get())
              .suggests(BEGINS_AT_ONCE)
              .shouldBe(false);
          await(coroutine);
          observed("whether it was made when it was awaited", began.get()).shouldBe(true);
        });
  }

  @Test
  @DisplayName("it can be made where no loop runs, and awaited where one does")
  void madeOutside() {
    Coroutine<String> coroutine =
        during(
            BEGINS_AT_ONCE,
            "making the coroutine where no loop runs",
            () -> ToThread.of(() -> "made outside"));
    run(() -> observed("its result", await(coroutine)).shouldBe("made outside"));
  }

  @Test
  @DisplayName("it returns what the call returns, and throws what that throws")
  void resultAndFailure() {
    var failure = new IOException("disk");
    run(
        () -> {
          observed("its result", await(toThread(() -> 42))).shouldBe(42);
          attempting(
                  "a call that fails",
                  () ->
                      await(
                          toThread(
                              () -> {
                                throw failure;
                              })))
              .shouldBeSameAs(failure);
        });
  }

  @Test
  @DisplayName("a call that has begun goes on when the awaiting task is cancelled")
  void cancelled() {
    run(
        () -> {
          BlockingCall<Void> call =
              blockingCall(
                  () -> {
                    trace.add("the call ends");
                    return null;
                  });
          Task<Void> task = createTask(toThread(call));
          ticks(1);
          call.awaitBegin();
          task.cancel();
          attempting("awaiting the cancelled task", () -> await(task))
              .shouldThrow(CancelledError.class);
          call.release();
          call.awaitEnd();
          observed("whether the call was interrupted", call.wasInterrupted())
              .suggests(STOPS_THE_CALL)
              .shouldBe(false);
          observed("what the call did", trace).shouldBe("the call ends");
        });
  }

  @Test
  @DisplayName("sixteen threads, many calls: each sees its own context, and none is lost")
  void manyThreads() {
    int threads = 16;
    int callsOfATask = 50;
    var calls = new AtomicInteger();
    run(
        () -> {
          setDefaultExecutor(pool(threads));
          List<Task<List<String>>> tasks =
              IntStream.range(0, threads)
                  .mapToObj(
                      number ->
                          createTask(
                              async(
                                  () -> {
                                    List<String> wrong = new ArrayList<>();
                                    for (int i = 0; i < callsOfATask; i++) {
                                      String mine = number + "/" + i;
                                      VAR.set(mine);
                                      String seen =
                                          await(
                                              toThread(
                                                  () -> {
                                                    calls.incrementAndGet();
                                                    return VAR.get();
                                                  }));
                                      if (!seen.equals(mine)) {
                                        wrong.add(mine + " saw " + seen);
                                      }
                                    }
                                    return wrong;
                                  })))
                  .toList();
          observed(
                  "the calls that saw what was not theirs",
                  await(gather(tasks)).stream().flatMap(List::stream).toList())
              .suggests(NO_CONTEXT)
              .shouldBe(List.of());
        });
    observed("how many calls were made", calls.get()).shouldBe(threads * callsOfATask);
  }
}
