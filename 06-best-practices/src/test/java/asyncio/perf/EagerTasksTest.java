package asyncio.perf;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.gather;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.perf.demo.EagerTasksDemo;
import asyncio.task.CancelledError;
import asyncio.task.Context;
import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Expect;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.4", part = 1, points = 8, seconds = 10)
@DisplayName("06.4 Performance, part 1: tasks that begin at once")
class EagerTasksTest extends PerfTests {

  private static final Misconception NOT_EAGER =
      Misconception.of(
          "first-step-is-scheduled",
          "the first step waits in the loop's line, as that of any task; run it before the"
              + " task is handed out");

  private static final Misconception SCHEDULES_AS_WELL =
      Misconception.of(
          "schedules-as-well",
          "the step was run, and is scheduled as well; the coroutine is resumed although what it"
              + " waits for is not done");

  private static final Misconception NO_SWAP =
      Misconception.of(
          "does-not-swap",
          "a step can begin only while no task is current, and its creator is; swap it out for the"
              + " time of the step");

  private static final Misconception CURRENT_IS_LOST =
      Misconception.of(
          "creator-is-not-put-back",
          "after the step nobody is the current task, and the creator runs on; put it back");

  private static final Misconception NOT_PUT_BACK_ON_FAILURE =
      Misconception.of(
          "not-put-back-on-failure",
          "the step threw, and the current task was not put back; that belongs into a finally");

  private static final Misconception IGNORES_THE_CONTEXT =
      Misconception.of(
          "ignores-the-context", "the task was given a context, and runs in another one");

  private static final Misconception FAILURE_COMES_OUT =
      Misconception.of(
          "failure-comes-out",
          "the coroutine's failure comes out of create; it is the task's, for who awaits it");

  private static final Misconception RUNS_WITHOUT_A_LOOP =
      Misconception.of(
          "runs-without-a-loop",
          "the loop is not running, and the step runs all the same; what it needs of a running loop"
              + " is not there");

  private static final Misconception CHANGES_THE_FACTORY =
      Misconception.of(
          "start-changes-the-factory",
          "one task was to begin at once, and now all tasks of the loop do");

  private static final Misconception DROPS_THE_NAME =
      Misconception.of("drops-the-name", "the task was given a name, and has another");

  private static final Misconception ANY_LOOP =
      Misconception.of(
          "any-loop-will-do",
          "a loop is running on this thread, but it is not the task's; whether that one runs is"
              + " the question");

  private static final Misconception SWALLOWED =
      Misconception.of(
          "swallows-what-the-step-throws",
          "the step was run and threw, and nothing comes out; a fatal error is for who called");

  private static final ContextVar<String> USER = new ContextVar<>("user");

  private void runEagerly(CoroutineAction main) {
    run(
        () -> {
          Tasks.of(EventLoop.running()).setFactory(new EagerTasks());
          attempting("what the program does with eager tasks", main::run)
              .suggests(
                  NO_SWAP, t -> String.valueOf(t.getMessage()).startsWith("cannot enter into"))
              .shouldSucceed();
        });
  }

  private Coroutine<String> twoSteps(String name) {
    return async(
        () -> {
          note(name + " begins");
          ticks(1);
          note(name + " ends");
          return name;
        });
  }

  @Test
  @DisplayName("the first step is run before the task is handed out")
  void firstStep() {
    runEagerly(
        () -> {
          Task<String> task = createTask(twoSteps("a"));
          note("created");
          await(task);
        });
    observed("what happened", trace)
        .suggests(NOT_EAGER, lines -> lines.getFirst().equals("created"))
        .shouldBe("a begins", "created", "a ends");
  }

  @Test
  @DisplayName("a coroutine that does not suspend never goes through the loop")
  void withoutTheLoop() {
    runEagerly(
        () -> {
          int before = time.polls();
          Task<Integer> task = createTask(async(() -> 42));
          observed("the new task", state(task)).suggests(NOT_EAGER).shouldBe("42");
          observed("its result, awaited", await(task)).shouldBe(42);
          observed("iterations of the loop meanwhile", time.polls() - before).shouldBe(0);
        });
  }

  @Test
  @DisplayName("what suspends goes on when what it waits for is done, not before")
  void goesOnLater() {
    runEagerly(
        () -> {
          Task<Void> task =
              start(
                  () -> {
                    pause(10);
                    at("slept");
                  });
          ticks(3);
          observed("the task after three iterations", state(task))
              .suggests(SCHEDULES_AS_WELL, seen -> !seen.equals("pending"))
              .shouldBe("pending");
          await(task);
        });
    observed("what happened", trace).shouldBe("slept at 10");
  }

  @Test
  @DisplayName("while its step runs, the new task is the current one; afterwards its creator is")
  void current() {
    runEagerly(
        () -> {
          Task<?> creator = currentTask();
          Task<Task<?>> task = createTask(async(() -> currentTask()));
          Expect.<Task<?>>observed("the current task after create", currentTask())
              .suggests(CURRENT_IS_LOST, seen -> seen == null)
              .shouldBeSameAs(creator);
          Expect.<Task<?>>observed(
                  "the current task in the step", task.isDone() ? task.result() : null)
              .suggests(NOT_EAGER, seen -> seen == null)
              .shouldBeSameAs(task);
        });
  }

  @Test
  @DisplayName("eager tasks create eager tasks, and each is current in its own step")
  void nested() {
    runEagerly(
        () -> {
          createTask(
              async(
                  () -> {
                    note(currentTask().name());
                    createTask(async(() -> note(currentTask().name())), "inner");
                    Task<?> now = currentTask();
                    note(now == null ? "nobody" : now.name());
                  }),
              "outer");
          ticks(2);
        });
    observed("who was current", trace)
        .suggests(CURRENT_IS_LOST, lines -> lines.contains("nobody"))
        .suggests(
            DROPS_THE_NAME, lines -> lines.stream().allMatch(name -> name.startsWith("Task-")))
        .shouldBe("outer", "inner", "outer");
  }

  @Test
  @DisplayName("in a callback, where no task is current, none is afterwards")
  void inACallback() {
    runEagerly(
        () -> {
          EventLoop.running()
              .callSoon(
                  () -> {
                    createTask(async(() -> note("step")));
                    note("current: " + currentTask());
                  });
          ticks(2);
        });
    observed("what happened", trace)
        .suggests(NOT_EAGER, lines -> lines.getFirst().startsWith("current"))
        .shouldBe("step", "current: null");
  }

  @Test
  @DisplayName("if the step throws, the creator is the current task again")
  void stepThrows() {
    runEagerly(
        () -> {
          Task<?> creator = currentTask();
          attempting(
                  "creating a task that breaks the JVM",
                  () ->
                      createTask(
                          async(
                              () -> {
                                note("step");
                                throw new InternalError("broken");
                              })))
              .suggests(SWALLOWED, thrown -> thrown == null && trace.lines().contains("step"))
              .suggests(NOT_EAGER, thrown -> thrown == null)
              .shouldThrow(InternalError.class);
          Expect.<Task<?>>observed("the current task afterwards", currentTask())
              .suggests(NOT_PUT_BACK_ON_FAILURE, seen -> seen == null)
              .shouldBeSameAs(creator);
        });
  }

  @Test
  @DisplayName("what the coroutine throws is the task's failure")
  void failure() {
    runEagerly(
        () -> {
          attempting(
                  "creating a task that fails",
                  () ->
                      note(
                          state(
                              createTask(
                                  async(
                                      () -> {
                                        throw new IllegalArgumentException("wrong");
                                      })))))
              .suggests(FAILURE_COMES_OUT, t -> t instanceof IllegalArgumentException)
              .shouldSucceed();
        });
    observed("the task", trace)
        .suggests(NOT_EAGER, lines -> lines.contains("pending"))
        .shouldBe("IllegalArgumentException: wrong");
  }

  @Test
  @DisplayName("what the step sets stays in the task's context")
  void contextOfItsOwn() {
    runEagerly(
        () -> {
          USER.set("ann");
          createTask(
              async(
                  () -> {
                    note("inside " + USER.get());
                    USER.set("ben");
                  }));
          ticks(1);
          note("outside " + USER.get());
        });
    observed("values", trace).shouldBe("inside ann", "outside ann");
  }

  @Test
  @DisplayName("a context that is given is what the step runs in")
  void givenContext() {
    runEagerly(
        () -> {
          var context = new Context();
          EventLoop loop = EventLoop.running();
          await(
              Tasks.of(loop)
                  .create(
                      async(
                          () -> {
                            USER.set("cat");
                          }),
                      null,
                      context));
          observed("the value in the context", context.get(USER).orElse("none"))
              .suggests(IGNORES_THE_CONTEXT, seen -> seen.equals("none"))
              .shouldBe("cat");
        });
  }

  @Test
  @DisplayName("a cancellation after the first step arrives at the await")
  void cancelled() {
    runEagerly(
        () -> {
          Task<Void> task =
              start(
                  () -> {
                    note("begins");
                    try {
                      pause(10);
                    } catch (CancelledError cancelled) {
                      note("cancelled: " + cancelled.getMessage());
                      throw cancelled;
                    }
                  });
          task.cancel("enough");
          ticks(2);
          note(state(task));
        });
    observed("what happened", trace)
        .suggests(NOT_EAGER, lines -> !lines.contains("begins"))
        .shouldBe("begins", "cancelled: enough", "cancelled");
  }

  @Test
  @DisplayName("a task that cancels itself and ends in its first step is cancelled")
  void cancelsItself() {
    runEagerly(
        () -> {
          Task<Void> task = start(() -> currentTask().cancel());
          observed("the task", state(task))
              .suggests(NOT_EAGER, seen -> seen.equals("pending"))
              .shouldBe("cancelled");
        });
  }

  @Test
  @DisplayName("a task is among the loop's tasks until it is done")
  void allTasksOfTheLoop() {
    runEagerly(
        () -> {
          Task<Void> pending = start(() -> pause(1));
          Task<Void> done = start(() -> note("among them: " + allTasks().contains(currentTask())));
          note("pending: " + allTasks().contains(pending));
          note("done: " + allTasks().contains(done));
          await(pending);
        });
    observed("tasks", trace)
        .suggests(NOT_EAGER, lines -> lines.contains("done: true"))
        .shouldBe("among them: true", "pending: true", "done: false");
  }

  @Test
  @DisplayName("what gather starts begins in the order of the list, before gather returns")
  void gathered() {
    runEagerly(
        () -> {
          var both = gather(twoSteps("a"), twoSteps("b"));
          note("gathered");
          await(both);
        });
    observed("what happened", trace)
        .suggests(NOT_EAGER, lines -> lines.getFirst().equals("gathered"))
        .shouldBe("a begins", "b begins", "gathered", "a ends", "b ends");
  }

  @Test
  @DisplayName("on a loop that is not running, the first step waits for the loop")
  void loopIsNotRunning() {
    try (EventLoop loop = loop()) {
      Tasks.of(loop).setFactory(new EagerTasks());
      Task<Void> task =
          Tasks.of(loop)
              .create(async(() -> note("on " + (EventLoop.running() == loop))), null, null);
      observed("the task before the loop runs", state(task))
          .suggests(RUNS_WITHOUT_A_LOOP, seen -> !seen.equals("pending"))
          .shouldBe("pending");
      Runner.runUntilComplete(loop, task);
    }
    observed("what happened", trace).shouldBe("on true");
  }

  @Test
  @DisplayName("it is the task's own loop that has to be running")
  void anotherLoopIsRunning() {
    var clock = new VirtualTime();
    try (EventLoop other = EventLoop.create(clock, clock)) {
      Tasks.of(other).setFactory(new EagerTasks());
      var made = new ArrayList<Task<Void>>();
      run(
          () -> {
            Task<Void> task =
                Tasks.of(other)
                    .create(async(() -> note("on its own: " + onOwnLoop(other))), null, null);
            note(state(task));
            made.add(task);
          });
      Runner.runUntilComplete(other, made.getFirst());
    }
    observed("what happened", trace)
        .suggests(ANY_LOOP, lines -> lines.getFirst().equals("on its own: false"))
        .shouldBe("pending", "on its own: true");
  }

  private static boolean onOwnLoop(EventLoop loop) {
    return EventLoop.running() == loop;
  }

  @Test
  @DisplayName("start needs a running loop")
  void startWithoutALoop() {
    attempting("starting a task", () -> EagerTasks.start(twoSteps("a")))
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("start begins one task at once, and leaves all others as they are")
  void startOne() {
    run(
        () -> {
          attempting("starting a task", () -> EagerTasks.start(twoSteps("eager")))
              .suggests(
                  NO_SWAP, t -> String.valueOf(t.getMessage()).startsWith("cannot enter into"))
              .shouldSucceed();
          Task<String> other = createTask(twoSteps("other"));
          note("created");
          await(other);
        });
    observed("what happened", trace)
        .suggests(
            CHANGES_THE_FACTORY, lines -> lines.indexOf("other begins") < lines.indexOf("created"))
        .suggests(NOT_EAGER, lines -> lines.getFirst().equals("created"))
        .shouldBe(List.of("eager begins", "created", "eager ends", "other begins", "other ends"));
  }

  @Test
  @DisplayName("the program of the lesson prints what CPython prints")
  void twin() {
    try (EventLoop loop = loop()) {
      EagerTasksDemo.program(loop, trace);
    }
    Twin.expectSameAsCPython("eager_tasks", trace);
  }
}
