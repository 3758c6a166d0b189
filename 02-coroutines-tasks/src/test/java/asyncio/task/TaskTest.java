package asyncio.task;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.VirtualTime;
import asyncio.task.demo.WakingOrderDemo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "02.3", points = 20, seconds = 10)
@DisplayName("02.3 Tasks")
class TaskTest {

  private static final Misconception WAKES_LATE =
      Misconception.of(
          "wakes-one-iteration-late",
          "the wake-up schedules the step for one iteration later; it is a callback of the loop"
              + " already, so begin the step there and then");

  private static final Misconception GOES_ON_AT_ONCE =
      Misconception.of(
          "bare-suspension-goes-on-at-once",
          "a bare suspension is resumed at once, in the same iteration; nothing else gets its"
              + " turn");

  private static final Misconception AWAITS_ITSELF =
      Misconception.of(
          "awaits-itself-for-ever",
          "a task that awaits itself waits for its own end, for ever; refuse it");

  private static final Misconception ANY_LOOP =
      Misconception.of(
          "any-loop-will-do",
          "a future of another loop is awaited; its callbacks run on that loop, and not on ours");

  private static final Misconception ANYTHING_IS_AWAITABLE =
      Misconception.of(
          "anything-is-a-bare-suspension",
          "something that is no future is taken for a bare suspension; it is an error of the"
              + " program");

  private static final Misconception ERROR_ENDS_THE_TASK =
      Misconception.of(
          "error-ends-the-task",
          "the error ends the task behind the coroutine's back; throw it into the coroutine, at its"
              + " await");

  private static final Misconception CURRENT_TASK_STAYS =
      Misconception.of(
          "current-task-stays",
          "the task stays the current one when an exception comes out of its step; leave in a"
              + " finally block");

  private static final Misconception DONE_TASKS_STAY =
      Misconception.of(
          "done-tasks-stay",
          "a task that is done still counts among those that are not: tell the loop's Tasks that it"
              + " has ended");

  private static final Misconception WRAPS_THE_FAILURE =
      Misconception.of(
          "wraps-the-failure",
          "the failure is wrapped in another one; it should come out as it is, the same object");

  private static final Misconception LATE_CANCEL_IS_IGNORED =
      Misconception.of(
          "late-cancel-is-ignored",
          "the task has a result although it was asked to end before; drop the result, and end"
              + " cancelled");

  private static final Misconception CANCELLED_IS_A_FAILURE =
      Misconception.of(
          "cancelled-is-a-failure",
          "a CancelledError that comes out of the coroutine is kept as a failure; it cancels the"
              + " task");

  private static final Misconception FATAL_STAYS =
      Misconception.of(
          "fatal-error-stays-in-the-task",
          "an error of the JVM itself stays in the task, where nobody may ever look; the loop has"
              + " to see it too");

  private static final Misconception EVERYTHING_IS_FATAL =
      Misconception.of(
          "every-failure-ends-the-loop",
          "the failure of a task goes to the loop as well; it belongs to who awaits the task,"
              + " unless it is fatal");

  private static final Misconception SAYS_NOTHING =
      Misconception.of(
          "says-nothing-of-the-awaits",
          "a failure that comes out of an await does not say through which; note it in its"
              + " AwaitTrace");

  private static final Misconception SUSPENDS_ON_DONE =
      Misconception.of(
          "suspends-on-a-done-future",
          "awaiting a future that is done suspends the coroutine; its result is there, so go on");

  private static final Misconception NO_CHECK_AFTER_RESUME =
      Misconception.of(
          "trusts-whoever-resumes",
          "when it is resumed, the await takes the future for done without a look");

  private static final Misconception WAKES_WITHOUT_FAILURE =
      Misconception.of(
          "wakes-without-the-failure",
          "a future that failed wakes the task as if it had a result; begin the step with the"
              + " failure");

  private static final Misconception REQUEST_NOT_PASSED_ON =
      Misconception.of(
          "request-is-not-passed-on",
          "a request to cancel that the task has kept does not reach the future that it now waits"
              + " for");

  private static final Misconception REQUEST_IS_LOST =
      Misconception.of(
          "request-is-lost",
          "the step begins as if nobody had asked the task to end; ask the cancel request what to"
              + " throw");

  private static final Misconception NO_CONTEXT =
      Misconception.of(
          "steps-outside-the-context",
          "the step runs in whatever context is current; run it in the task's own");

  private static final Misconception WAITS_FOR_STAYS =
      Misconception.of(
          "waits-for-stays",
          "the task runs, and still names what it has waited for before; forget it when the step"
              + " begins");

  private static final Misconception UNUSABLE_COROUTINE =
      Misconception.of(
          "unusable-coroutine-hangs",
          "a coroutine that has ended, or runs elsewhere, cannot be resumed, and its task stays"
              + " pending for ever; the task fails by that error");

  private static final Misconception CANCEL_HIDES =
      Misconception.of(
          "cancel-hides-a-failure",
          "the coroutine failed after a request to cancel that it never met, and its failure is"
              + " lost; only a result is dropped then");

  private static final Misconception WAKES_FOR_EXCEPTIONS =
      Misconception.of(
          "wakes-for-exceptions-only",
          "a future that failed with an Error does not wake the task; catch Throwable, or ask"
              + " exception()");

  private static final Misconception STEPS_IN_THE_TRY =
      Misconception.of(
          "steps-inside-the-try",
          "what the step throws is taken for the failure of the future that woke the task, and a"
              + " second step hides it; look at the future first, and step outside of the try");

  private static final Misconception FAILURE_WINS =
      Misconception.of(
          "future-failure-wins",
          "a request to cancel that was kept is forgotten because the future has failed; the"
              + " CancelledError is thrown in any case");

  private static final Misconception FATAL_IS_PENDING =
      Misconception.of(
          "fatal-task-stays-pending",
          "a task that ended by a fatal error still counts as pending; take it out of the tasks"
              + " before you throw on");

  private static final Misconception DONE_FAILURE_IS_SILENT =
      Misconception.of(
          "done-failure-without-a-note",
          "a failure of a future that was done already does not say through which await it came;"
              + " note it whether the await suspended or not");

  private static final Misconception STEPS_WHEN_DONE =
      Misconception.of(
          "steps-when-done", "a task that is done begins another step; that should be refused");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();
  private final List<ExceptionContext> reports = new ArrayList<>();

  private <T> T run(Callable<T> main) {
    loop.setExceptionHandler((ignored, context) -> reports.add(context));
    return Runner.runUntilComplete(loop, async(main));
  }

  private void run(CoroutineAction main) {
    run(main.returningNull());
  }

  private static boolean says(Throwable thrown, String text) {
    return thrown instanceof IllegalStateException
        && thrown.getMessage() != null
        && thrown.getMessage().contains(text);
  }

  // The order of steps

  @Test
  @DisplayName("a task's first step runs in the next iteration, behind what is in line already")
  void aTasksFirstStepRunsInTheNextIteration() {
    run(
        () -> {
          loop.callSoon(trace.adding("in line before"));
          Task<?> task = createTask(async(() -> trace.add("first step")));
          loop.callSoon(trace.adding("in line after"));
          trace.add("created");
          await(task);
        });

    observed("the order around the first step", trace)
        .shouldBe("created", "in line before", "first step", "in line after");
  }

  @Test
  @DisplayName("a future's end wakes the task in the next iteration, in its place in line")
  void aFuturesEndWakesTheTaskInTheNextIteration() {
    var future = new Future<String>(loop);
    run(
        () -> {
          Task<?> task = createTask(async(() -> trace.add("woken with " + await(future))));
          await(sleep(Duration.ZERO));
          loop.callSoon(trace.adding("before"));
          future.setResult("a result");
          loop.callSoon(
              () -> {
                trace.add("after");
                loop.callSoon(trace.adding("an iteration later"));
              });
          trace.add("set");
          await(task);
        });

    observed("the order around the wake-up", trace)
        .suggests(WAKES_LATE, seen -> seen.indexOf("after") == 2)
        .shouldBe("set", "before", "woken with a result", "after", "an iteration later");
  }

  @Test
  @DisplayName("tasks that await the same future wake in the order in which they began to wait")
  void tasksThatAwaitTheSameFutureWakeInTheOrderInWhichTheyBeganToWait() {
    var future = new Future<Void>(loop);
    run(
        () -> {
          List<Task<Void>> tasks = new ArrayList<>();
          for (String name : List.of("a", "b", "c")) {
            tasks.add(
                createTask(
                    async(
                        () -> {
                          await(future);
                          trace.add(name);
                        })));
          }
          await(sleep(Duration.ZERO));
          future.setResult(null);
          for (Task<Void> task : tasks) {
            await(task);
          }
        });

    observed("the order in which the tasks woke", trace).shouldBe("a", "b", "c");
  }

  @Test
  @DisplayName("whoever awaits a task wakes one iteration after its end")
  void whoeverAwaitsATaskWakesOneIterationAfterItsEnd() {
    run(
        () -> {
          Task<?> child =
              createTask(
                  async(
                      () -> {
                        trace.add("child ends");
                        loop.callSoon(
                            () -> {
                              trace.add("next iteration");
                              loop.callSoon(trace.adding("the one after it"));
                            });
                      }));
          await(child);
          trace.add("parent wakes");
          await(sleep(Duration.ZERO));
          await(sleep(Duration.ZERO));
        });

    observed("the order around the end of a task", trace)
        .suggests(WAKES_LATE, seen -> seen.indexOf("parent wakes") == 3)
        .shouldBe("child ends", "next iteration", "parent wakes", "the one after it");
  }

  @Test
  @DisplayName(
      "a bare suspension lets all others have their turn, and goes on in the next iteration")
  void aBareSuspensionGoesOnInTheNextIteration() {
    run(
        () -> {
          Task<?> a = createTask(takesThreeTurns("a"));
          Task<?> b = createTask(takesThreeTurns("b"));
          await(a);
          await(b);
        });

    observed("the turns of two tasks", trace)
        .suggests(GOES_ON_AT_ONCE, seen -> seen.indexOf("a3") < seen.indexOf("b1"))
        .shouldBe("a1", "b1", "a2", "b2", "a3", "b3");
  }

  private Coroutine<Void> takesThreeTurns(String name) {
    return async(
        () -> {
          for (int turn = 1; turn <= 3; turn++) {
            trace.add(name + turn);
            Coroutine.suspend(null);
          }
        });
  }

  @Test
  @DisplayName("awaiting a future that is done does not suspend")
  void awaitingAFutureThatIsDoneDoesNotSuspend() {
    var future = new Future<String>(loop);
    future.setResult("there");
    run(
        () -> {
          loop.callSoon(trace.adding("somebody else"));
          trace.add(await(future));
          await(sleep(Duration.ZERO));
        });

    observed("who ran first", trace)
        .suggests(SUSPENDS_ON_DONE, seen -> seen.getFirst().equals("somebody else"))
        .shouldBe("there", "somebody else");
  }

  @Test
  @DisplayName("while a task waits, the loop sleeps")
  void whileATaskWaitsTheLoopSleeps() {
    var future = new Future<String>(loop);
    loop.callLater(Duration.ofSeconds(5), () -> future.setResult("at last"));
    String result = run(() -> await(future));

    observed("what the await returned", result).shouldBe("at last");
    observed("how often the loop looked for events", time.polls())
        .shouldSatisfy("at most 5 times", polls -> polls <= 5);
  }

  @Test
  @DisplayName("an await suspends at any depth of calls, and all of them go on")
  void anAwaitSuspendsAtAnyDepthOfCalls() {
    var future = new Future<Integer>(loop);
    loop.callLater(Duration.ofSeconds(1), () -> future.setResult(7));

    observed("the sum of 7 and the depth", run(() -> deep(100, future))).shouldBe(107);
  }

  private static int deep(int depth, Future<Integer> future) {
    return depth == 0 ? await(future) : 1 + deep(depth - 1, future);
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    WakingOrderDemo.program(loop, trace);

    Twin.expectSameAsCPython("waking_order", trace);
  }

  // Awaits that are errors

  @Test
  @DisplayName("a task that awaits itself gets an error at that await, and can go on")
  void aTaskThatAwaitsItselfGetsAnErrorAtThatAwait() {
    Throwable thrown =
        during(
            AWAITS_ITSELF,
            "awaiting the current task",
            () -> run(() -> thrownBy(() -> await(currentTask()))));

    observed("what the await threw", thrown)
        .suggests(AWAITS_ITSELF)
        .shouldSatisfy(
            "an IllegalStateException that says: task cannot await itself",
            seen -> says(seen, "await itself"));
  }

  @Test
  @DisplayName("awaiting a future of another loop is an error at that await")
  void awaitingAFutureOfAnotherLoopIsAnErrorAtThatAwait() {
    try (var other = EventLoop.create(new VirtualTime(), new VirtualTime())) {
      var foreign = new Future<String>(other);
      Throwable thrown =
          during(
              ANY_LOOP,
              "awaiting a future of another loop",
              () -> run(() -> thrownBy(() -> await(foreign))));

      observed("what the await threw", thrown)
          .suggests(ANY_LOOP)
          .shouldSatisfy(
              "an IllegalStateException that speaks of a different loop",
              seen -> says(seen, "different loop"));
    }
  }

  @Test
  @DisplayName("suspending on something that is not awaitable is an error at that place")
  void suspendingOnSomethingThatIsNotAwaitableIsAnError() {
    Throwable thrown =
        during(
            ERROR_ENDS_THE_TASK,
            "suspending on a text",
            () -> run(() -> thrownBy(() -> Coroutine.suspend("a text"))));

    observed("what came out of the suspension", thrown)
        .suggests(ANYTHING_IS_AWAITABLE, seen -> seen == null)
        .shouldSatisfy(
            "an IllegalStateException that says: cannot be awaited, and what",
            seen -> says(seen, "cannot be awaited") && says(seen, "a text"));
  }

  @Test
  @DisplayName("an error of the program is thrown in the next iteration, in its place in line")
  void anErrorOfTheProgramIsThrownInTheNextIteration() {
    during(
        ERROR_ENDS_THE_TASK,
        "catching the error, and going on",
        () ->
            run(
                () -> {
                  loop.callSoon(trace.adding("in line"));
                  trace.add("awaits itself");
                  thrownBy(() -> await(currentTask()));
                  trace.add("caught");
                  await(sleep(Duration.ZERO));
                  trace.add("goes on");
                }));

    observed("the order around the error", trace)
        .shouldBe("awaits itself", "in line", "caught", "goes on");
  }

  @Test
  @DisplayName("an await that somebody resumes too early says so")
  void anAwaitThatSomebodyResumesTooEarlySaysSo() {
    var future = new Future<String>(loop);
    var coroutine = new Coroutine<String>(() -> await(future));
    observed("what the coroutine suspended on", coroutine.resume()).shouldBeSameAs(future);
    coroutine.resume();

    observed(
            "what the await threw",
            coroutine.state() == CoroutineState.CLOSED ? coroutine.failure() : null)
        .suggests(NO_CHECK_AFTER_RESUME)
        .shouldSatisfy(
            "an IllegalStateException that says: await was not used with a task",
            seen -> says(seen, "await was not used with a task"));
  }

  private static Throwable thrownBy(CoroutineAction body) {
    try {
      body.run();
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  // Which tasks there are

  @Test
  @DisplayName("the current task is the one whose step runs, and nobody in a callback")
  void theCurrentTaskIsTheOneWhoseStepRuns() {
    List<Object> seen = new ArrayList<>();
    List<Object> expected = new ArrayList<>();
    run(
        () -> {
          Task<?> main = currentTask();
          loop.callSoon(() -> seen.add(currentTask()));
          Task<?> child = createTask(async(() -> seen.add(await(async(() -> currentTask())))));
          await(child);
          seen.add(currentTask());
          expected.addAll(Arrays.asList(null, child, main));
        });

    observed("the current task in a callback, in a child, and in main again", seen)
        .shouldBe(expected);
  }

  @Test
  @DisplayName("all tasks are those that are not done, oldest first")
  void allTasksAreThoseThatAreNotDone() {
    run(
        () -> {
          Task<?> shortOne = createTask(async(() -> {}), "short");
          Task<?> failing = createTask(async(() -> failWith(new IOException())), "failing");
          Task<?> longOne = createTask(sleep(Duration.ofHours(1)), "long");
          trace.add(names());
          await(shortOne);
          await(sleep(Duration.ZERO));
          trace.add(names());
          longOne.cancel();
          thrownBy(() -> await(longOne));
          trace.add(names());
          failing.exception();
        });

    observed("the tasks, at first, after two have ended, and after the last was cancelled", trace)
        .suggests(DONE_TASKS_STAY)
        .shouldBe("Task-1 short failing long", "Task-1 long", "Task-1");
  }

  private static String names() {
    return String.join(" ", allTasks().stream().map(Task::name).toList());
  }

  private static void failWith(Exception failure) throws Exception {
    throw failure;
  }

  @Test
  @DisplayName("a task that nobody refers to any more is held until it is done")
  void aTaskThatNobodyRefersToIsHeldUntilItIsDone() {
    run(
        () -> {
          createTask(
              async(
                  () -> {
                    await(sleep(Duration.ofSeconds(1)));
                    trace.add("done");
                  }),
              "alone");
          await(sleep(Duration.ofMillis(500)));
          trace.add(names());
          await(sleep(Duration.ofSeconds(1)));
          trace.add(names());
        });

    observed("the tasks, before and after the end of the lonely one", trace)
        .suggests(DONE_TASKS_STAY, seen -> seen.getLast().contains("alone"))
        .shouldBe("Task-1 alone", "done", "Task-1");
  }

  @Test
  @DisplayName("a task says what it waits for, and nothing while it runs")
  void aTaskSaysWhatItWaitsFor() {
    var future = new Future<Void>(loop);
    List<Object> seen = new ArrayList<>();
    run(
        () -> {
          Task<?> child =
              createTask(
                  async(
                      () -> {
                        await(future);
                        seen.add(currentTask().waitsFor());
                        Coroutine.suspend(null);
                      }));
          seen.add(child.waitsFor());
          await(sleep(Duration.ZERO));
          seen.add(child.waitsFor());
          future.setResult(null);
          await(child);
        });

    observed("what it waits for: before it starts, in the await, and after it", seen)
        .suggests(WAITS_FOR_STAYS, list -> list.getLast() == future)
        .shouldBe(Arrays.asList(null, future, null));
  }

  @Test
  @DisplayName("a task that is left when the loop closes is reported, and its finally blocks run")
  void aTaskThatIsLeftWhenTheLoopClosesIsReported() {
    run(
        () -> {
          createTask(
              async(
                  () -> {
                    try {
                      await(sleep(Duration.ofHours(1)));
                    } finally {
                      trace.add("finally");
                    }
                  }),
              "left");
          await(sleep(Duration.ofSeconds(1)));
        });
    loop.close();

    observed("what ran when the loop was closed", trace).shouldBe("finally");
    observed(
            "the tasks that were reported",
            reports.stream().map(report -> ((Task<?>) report.source()).name()).toList())
        .suggests(DONE_TASKS_STAY, seen -> seen.size() > 1)
        .shouldBe(List.of("left"));
  }

  // How a task ends

  @Test
  @DisplayName("a failure comes out of the await as it was thrown, checked or not")
  void aFailureComesOutOfTheAwaitAsItWasThrown() {
    var failure = new IOException("disk full");
    Throwable thrown = run(() -> thrownBy(() -> await(createTask(async(() -> failWith(failure))))));

    observed("what the await threw", thrown)
        .suggests(WRAPS_THE_FAILURE, seen -> seen != null && seen.getCause() == failure)
        .shouldBeSameAs(failure);
  }

  @Test
  @DisplayName("a failure's own trace still begins where it was thrown")
  void aFailuresOwnTraceStillBeginsWhereItWasThrown() {
    Throwable thrown = run(() -> thrownBy(() -> await(createTask(async(() -> thrownHere())))));

    observed("the method that the failure's trace begins in", methodsOf(thrown).getFirst())
        .suggests(WRAPS_THE_FAILURE)
        .shouldBe("thrownHere");
  }

  private static void thrownHere() {
    throw new IllegalArgumentException("here");
  }

  @Test
  @DisplayName("a failure says through which awaits it came, innermost first")
  void aFailureSaysThroughWhichAwaitsItCame() {
    Throwable thrown = run(() -> thrownBy(() -> outerAwait()));
    List<String> awaits =
        Arrays.stream(thrown.getSuppressed())
            .filter(AwaitTrace.class::isInstance)
            .flatMap(suppressed -> methodsOf(suppressed).stream())
            .filter(name -> name.endsWith("Await"))
            .toList();

    observed("the awaiting methods in its AwaitTrace", awaits)
        .suggests(SAYS_NOTHING, List::isEmpty)
        .shouldBe(List.of("innerAwait", "outerAwait"));
  }

  private static void outerAwait() {
    await(createTask(async(() -> innerAwait())));
  }

  private static void innerAwait() {
    await(createTask(async(() -> thrownHere())));
  }

  private static List<String> methodsOf(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::getMethodName).toList();
  }

  @Test
  @DisplayName("a future that failed throws out of whatever the task was suspended in")
  void aFutureThatFailedThrowsOutOfTheSuspension() {
    var failure = new IOException("no answer");
    var future = new Future<Void>(loop);
    loop.callLater(Duration.ofSeconds(1), () -> future.setException(failure));

    observed(
            "what came out of the suspension", run(() -> thrownBy(() -> Coroutine.suspend(future))))
        .suggests(WAKES_WITHOUT_FAILURE, seen -> seen == null)
        .shouldBeSameAs(failure);
  }

  @Test
  @DisplayName("a failure stays with its task, and the loop goes on")
  void aFailureStaysWithItsTaskAndTheLoopGoesOn() {
    Task<?> failed =
        during(
            EVERYTHING_IS_FATAL,
            "running a task that overflows its stack",
            () ->
                run(
                    () -> {
                      Task<?> task = createTask(async(() -> overflow(0)));
                      await(sleep(Duration.ofSeconds(1)));
                      return task;
                    }));

    observed("the failure of the task", failed.exception())
        .shouldSatisfy("a StackOverflowError", seen -> seen instanceof StackOverflowError);
    observed("what the loop's exception handler was told", reports)
        .suggests(EVERYTHING_IS_FATAL)
        .shouldBeEmpty();
  }

  private static int overflow(int depth) {
    return 1 + overflow(depth + 1);
  }

  @Test
  @DisplayName("a fatal error ends the task, and goes to the loop too")
  void aFatalErrorGoesToTheLoopToo() {
    var fatal = new InternalError("the JVM is in trouble");
    var task =
        Tasks.of(loop)
            .create(
                new Coroutine<Void>(
                    () -> {
                      throw fatal;
                    }),
                null,
                null);
    loop.callLater(Duration.ofSeconds(1), loop::stop);

    attempting("running the loop", loop::runForever)
        .suggests(FATAL_STAYS, thrown -> thrown == null)
        .shouldBeSameAs(fatal);
    observed("the task's failure", task.isDone() ? task.exception() : null).shouldBeSameAs(fatal);
    observed("the current task afterwards", Tasks.of(loop).current())
        .suggests(CURRENT_TASK_STAYS)
        .shouldBe(null);
    observed("the tasks that are pending afterwards", Tasks.of(loop).pending())
        .suggests(FATAL_IS_PENDING)
        .shouldBe(List.of());
  }

  @Test
  @DisplayName("a fatal error after an await goes to the loop, too")
  void aFatalErrorAfterAnAwaitGoesToTheLoopToo() {
    var fatal = new InternalError("the JVM is in trouble");
    var future = new Future<String>(loop);
    Tasks.of(loop)
        .create(
            new Coroutine<Void>(
                () -> {
                  await(future);
                  throw fatal;
                }),
            null,
            null);
    loop.callSoon(() -> future.setResult("value"));
    loop.callLater(Duration.ofSeconds(1), loop::stop);

    attempting("running the loop", loop::runForever)
        .suggests(STEPS_IN_THE_TRY, thrown -> thrown == null)
        .shouldBeSameAs(fatal);
  }

  @Test
  @DisplayName("a future that failed with an Error wakes the task, too")
  void aFutureThatFailedWithAnErrorWakesTheTask() {
    var failure = new AssertionError("no Exception");
    Throwable thrown =
        during(
            WAKES_FOR_EXCEPTIONS,
            "awaiting a future that fails with an AssertionError",
            () ->
                run(
                    () -> {
                      var future = new Future<String>(loop);
                      loop.callSoon(() -> future.setException(failure));
                      return thrownBy(() -> await(future));
                    }));

    observed("what the await threw", thrown).suggests(WAKES_FOR_EXCEPTIONS).shouldBeSameAs(failure);
  }

  @Test
  @DisplayName("a task of a coroutine that cannot be resumed fails")
  void aTaskOfACoroutineThatCannotBeResumedFails() {
    List<Object> seen = new ArrayList<>();
    during(
        UNUSABLE_COROUTINE,
        "making a second task of a coroutine that has ended, and awaiting it",
        () ->
            run(
                () -> {
                  Coroutine<Integer> coroutine = async(() -> 1);
                  await(createTask(coroutine));
                  Task<Integer> second = createTask(coroutine);
                  Throwable thrown = thrownBy(() -> await(second));
                  seen.add(thrown.getClass());
                  seen.add(thrown.getMessage());
                }));

    observed("what awaiting it threw", seen)
        .suggests(UNUSABLE_COROUTINE)
        .shouldBe(List.of(IllegalStateException.class, "cannot reuse a coroutine that has ended"));
  }

  @Test
  @DisplayName(
      "a CancelledError that comes out of the coroutine cancels the task, and stays itself")
  void aCancelledErrorThatComesOutOfTheCoroutineCancelsTheTask() {
    var cancelled = new CancelledError("by itself");
    List<Object> seen = new ArrayList<>();
    run(
        () -> {
          Task<?> task =
              createTask(
                  async(
                      () -> {
                        throw cancelled;
                      }));
          seen.add(thrownBy(() -> await(task)));
          seen.add(task.isCancelled());
        });

    observed("whether the task is cancelled", seen.getLast())
        .suggests(CANCELLED_IS_A_FAILURE)
        .shouldBe(true);
    observed("what the await threw", seen.getFirst()).shouldBeSameAs(cancelled);
  }

  // Requests to cancel

  @Test
  @DisplayName("a cancelled task that has not begun does not begin")
  void aCancelledTaskThatHasNotBegunDoesNotBegin() {
    Throwable thrown =
        run(
            () -> {
              Task<?> task = createTask(async(() -> trace.add("it began")));
              task.cancel("too late");
              return thrownBy(() -> await(task));
            });

    observed("what ran", trace).suggests(REQUEST_IS_LOST).shouldBeEmpty();
    observed("what the await threw", thrown)
        .shouldSatisfy(
            "a CancelledError with the message of the cancel",
            seen -> seen instanceof CancelledError && "too late".equals(seen.getMessage()));
  }

  @Test
  @DisplayName("a task that is cancelled while it runs is cancelled at its next await")
  void aTaskThatIsCancelledWhileItRunsIsCancelledAtItsNextAwait() {
    var future = new Future<Void>(loop);
    during(
        REQUEST_NOT_PASSED_ON,
        "awaiting a future after a request to cancel",
        () ->
            run(
                () -> {
                  Task<?> task =
                      createTask(
                          async(
                              () -> {
                                currentTask().cancel();
                                trace.add("goes on");
                                await(future);
                                trace.add("not reached");
                              }));
                  thrownBy(() -> await(task));
                }));

    observed("what the task did", trace).shouldBe("goes on");
    observed("whether the future that it awaited was cancelled", future.isCancelled())
        .suggests(REQUEST_NOT_PASSED_ON)
        .shouldBe(true);
  }

  @Test
  @DisplayName("a task that is cancelled while it waits goes on with a CancelledError at the await")
  void aTaskThatIsCancelledWhileItWaitsGoesOnWithACancelledError() {
    Throwable thrown =
        run(
            () -> {
              var task = createTask(async(() -> thrownBy(() -> await(new Future<Void>(loop)))));
              await(sleep(Duration.ZERO));
              task.cancel("enough");
              return await(task);
            });

    observed("what the await threw", thrown)
        .shouldSatisfy(
            "a CancelledError: enough",
            seen -> seen instanceof CancelledError && "enough".equals(seen.getMessage()));
  }

  @Test
  @DisplayName("a result that comes after a request to cancel is dropped")
  void aResultThatComesAfterARequestToCancelIsDropped() {
    Task<String> task =
        run(
            () -> {
              Task<String> late =
                  createTask(
                      async(
                          () -> {
                            currentTask().cancel("dropped");
                            return "a result";
                          }));
              await(sleep(Duration.ZERO));
              return late;
            });

    observed("whether the task is cancelled", task.isCancelled())
        .suggests(LATE_CANCEL_IS_IGNORED)
        .shouldBe(true);
    observed("the message of the cancellation", task.cancelledError().getMessage())
        .shouldBe("dropped");
  }

  @Test
  @DisplayName("a failure that comes after a request to cancel is not dropped")
  void aFailureThatComesAfterARequestToCancelIsNotDropped() {
    Throwable thrown =
        run(
            () ->
                thrownBy(
                    () ->
                        await(
                            createTask(
                                async(
                                    () -> {
                                      currentTask().cancel("late");
                                      throw new IOException("real");
                                    })))));

    observed("what came out", thrown)
        .suggests(CANCEL_HIDES, CancelledError.class::isInstance)
        .shouldSatisfy("the IOException", IOException.class::isInstance);
  }

  @Test
  @DisplayName(
      "a request to cancel is thrown in, even if the future that wakes the task has failed")
  void aRequestToCancelWinsOverTheFuturesFailure() {
    Throwable thrown =
        run(
            () -> {
              var future = new Future<String>(loop);
              List<Throwable> seen = new ArrayList<>();
              Task<?> task =
                  createTask(
                      async(
                          () -> {
                            seen.add(thrownBy(() -> await(future)));
                          }));
              await(sleep(Duration.ZERO));
              future.setException(new IOException("of the future"));
              task.cancel("enough");
              thrownBy(() -> await(task));
              return seen.getFirst();
            });

    observed("what came out of the await", thrown)
        .suggests(FAILURE_WINS)
        .shouldSatisfy("the CancelledError", CancelledError.class::isInstance);
  }

  @Test
  @DisplayName("a failure of a future that is done already says through which await it came")
  void aFailureOfADoneFutureSaysThroughWhichAwaitItCame() {
    Throwable thrown =
        run(
            () -> {
              var future = new Future<String>(loop);
              future.setException(new IOException("failed before"));
              return thrownBy(() -> await(future));
            });

    observed("its notes", List.of(thrown.getSuppressed()))
        .suggests(DONE_FAILURE_IS_SILENT)
        .shouldSatisfy(
            "an AwaitTrace", seen -> seen.stream().anyMatch(AwaitTrace.class::isInstance));
  }

  @Test
  @DisplayName("each step runs in the task's own context")
  void eachStepRunsInTheTasksOwnContext() {
    var user = new ContextVar<String>("user", "nobody");
    var context = new Context();
    run(
        () -> {
          Coroutine<Void> body =
              async(
                  () -> {
                    user.set("Ada");
                    await(sleep(Duration.ofSeconds(1)));
                    trace.add("child: " + user.get());
                  });
          await(Tasks.of(loop).create(body, "child", context));
          trace.add("its context: " + context.get(user).orElse("nobody"));
          trace.add("main: " + user.get());
        });

    observed("the variable after an await, in the context, and in the other task", trace)
        .suggests(NO_CONTEXT)
        .shouldBe("child: Ada", "its context: Ada", "main: nobody");
  }

  @Test
  @DisplayName("a task that is done begins no further step")
  void aTaskThatIsDoneBeginsNoFurtherStep() {
    run(
        () -> {
          var future = new Future<Void>(loop);
          Task<?> task = createTask(async(() -> await(future)), "short");
          await(sleep(Duration.ZERO));
          task.cancelBecauseOf(new CancelledError("from behind"));
          future.setResult(null);
          await(sleep(Duration.ofSeconds(1)));
        });

    observed(
            "what the wake-up of a done task led to",
            reports.stream().map(ExceptionContext::exception).toList())
        .suggests(STEPS_WHEN_DONE)
        .shouldSatisfy(
            "an InvalidStateError in the loop's handler",
            seen -> seen.size() == 1 && seen.getFirst() instanceof InvalidStateError);
  }
}
