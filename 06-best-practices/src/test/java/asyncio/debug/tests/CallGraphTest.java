package asyncio.debug.tests;

import static asyncio.Asyncio.asCompleted;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.shield;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.taskGroup;
import static asyncio.Asyncio.timeout;
import static asyncio.Asyncio.waitUntil;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.debug.CallGraph;
import asyncio.debug.TaskInfo;
import asyncio.debug.TaskPicture;
import asyncio.debug.TaskState;
import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import asyncio.task.Runner;
import asyncio.task.StandIn;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import asyncio.task.Tasks;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.2", part = 1, points = 14, seconds = 15)
@DisplayName("06.2 Seeing tasks: the call graph")
class CallGraphTest extends DebugTests {

  private static final Misconception ONLY_DIRECT =
      Misconception.of(
          "sees-direct-awaits-only",
          "a task that waits for a gather, a wait or a group waits for what these stand for");

  private static final Misconception ONE_LEVEL =
      Misconception.of(
          "looks-one-level-deep", "what stands for others may stand for one that does so again");

  private static final Misconception RECURSES =
      Misconception.of(
          "recurses-into-stand-ins",
          "stand-ins can be nested more deeply than the thread's stack allows calls");

  private static final Misconception TWICE =
      Misconception.of("counts-twice", "what is met twice, by two ways, is awaited once");

  private static final Misconception LOOKS_AGAIN =
      Misconception.of(
          "looks-again",
          "a stand-in that is met by several ways is looked at each time; with enough of them in"
              + " layers, that never ends");

  private static final Misconception BREADTH_FIRST =
      Misconception.of(
          "breadth-first",
          "what stands for others takes its own place in the order, and not one at the end");

  private static final Misconception UNFINISHED_ONLY =
      Misconception.of(
          "done-is-waiting",
          "a task whose future is done waits for nothing any more: its next step is on its way");

  private static final Misconception NOT_BEGUN =
      Misconception.of(
          "not-begun-is-ready", "a task that has not had its first step has not begun, and is NEW");

  private static final Misconception RUNNING_IS_READY =
      Misconception.of(
          "running-is-ready",
          "the task in whose step the picture is taken waits for nothing, but it is running");

  private static final Misconception NO_OWN_STACK =
      Misconception.of(
          "no-stack-of-its-own",
          "Task.stack is that of a suspended task; the one that runs has its stack on the thread");

  private static final Misconception EMPTY_VANISHES =
      Misconception.of(
          "empty-stand-in-vanishes",
          "a stand-in that stands for nobody at the moment is still what the task waits for");

  private static final Misconception TEXT_KILLS =
      Misconception.of(
          "throwing-text-kills-the-picture",
          "a future's toString may throw; there must be a picture all the same");

  private static final Misconception BY_NAME =
      Misconception.of("by-name", "several tasks may have one name: a name says not which one");

  private static final Misconception SORTED =
      Misconception.of(
          "sorts-by-id", "tasks are awaited in the order of the stand-in, and not of their making");

  private static final Misconception ALIKE =
      Misconception.of(
          "alike-is-the-same", "two futures that look alike are two, and both are awaited");

  private static final Misconception TOO_EARLY =
      Misconception.of(
          "counts-what-is-listed",
          "what is on the list of those still to be looked at has not been met: something before it"
              + " may lead there first");

  private static final Misconception NO_FRAMES =
      Misconception.of(
          "no-stack-is-new",
          "a task without a line of the program may well have begun: all that it does may be to"
              + " await a future");

  private static final Misconception TWO_RUN =
      Misconception.of(
          "two-run",
          "of two steps, one inside the other, the inner one runs: it is the loop's current task");

  private static final Misconception MACHINERY =
      Misconception.of(
          "shows-every-frame",
          "a stack is the frames that Frames chooses, without what stands between those of the"
              + " program");

  private static final Misconception WHILE_IT_RUNS =
      Misconception.of(
          "only-while-it-runs",
          "the picture is of the loop that is given, which need not be running");

  private static final Misconception NOT_ITSELF =
      Misconception.of(
          "never-itself",
          "a task can wait for itself, by a stand-in: it is in the picture as any other");

  private TaskPicture seen;

  private void run(CoroutineAction main) {
    try (var runner = new Runner(this::newLoop)) {
      runner.run(async(main));
    }
  }

  /** Lets everybody come to rest, and takes a picture in a callback. */
  private void look() {
    await(sleep(millis(1)));
    EventLoop loop = EventLoop.running();
    loop.callSoon(() -> seen = CallGraph.of(loop));
    await(sleep(millis(1)));
  }

  private TaskInfo task(String name) {
    return seen.tasks().stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no task " + name + " in the picture: " + seen));
  }

  private List<String> awaitedBy(String name) {
    return task(name).waitsFor().stream().map(id -> seen.task(id).name()).toList();
  }

  private static Future<Void> never() {
    return new Future<>(EventLoop.running());
  }

  private static Task<Void> waiter(String name) {
    return createTask(async(() -> await(never())), name);
  }

  private static List<Task<Void>> waiters(String... names) {
    return IntStream.range(0, names.length).mapToObj(i -> waiter(names[i])).toList();
  }

  @Test
  @DisplayName("all tasks that are not done are in it, in the order in which they were made")
  void order() {
    run(
        () -> {
          waiter("zebra");
          createTask(async(() -> {}), "done");
          waiter("ant");
          look();
        });

    observed("the tasks", seen.tasks().stream().map(TaskInfo::label).toList())
        .shouldBe("Task-1 #1", "zebra #2", "ant #3");
  }

  @Test
  @DisplayName("a task that awaits another one waits for it")
  void directAwait() {
    run(
        () -> {
          Task<Void> inner = waiter("inner");
          createTask(async(() -> await(inner)), "outer");
          look();
        });

    observed("what outer waits for", awaitedBy("outer")).shouldBe("inner");
    observed("the futures of outer", task("outer").futures()).shouldBeEmpty();
  }

  @Test
  @DisplayName("a task that awaits a plain future waits for no task, and for that future")
  void plainFuture() {
    run(
        () -> {
          waiter("inner");
          look();
        });

    observed("what inner waits for", awaitedBy("inner")).shouldBeEmpty();
    observed("the futures of inner", task("inner").futures()).shouldBe("Future[pending]");
  }

  @Test
  @DisplayName("tasks with one name are told apart")
  void sameName() {
    run(
        () -> {
          waiter("worker");
          Task<Void> second = waiter("worker");
          createTask(async(() -> await(second)), "outer");
          look();
        });

    observed("whom outer waits for", task("outer").waitsFor())
        .suggests(BY_NAME, ids -> ids.equals(List.of(2)))
        .shouldBe(List.of(3));
  }

  @Test
  @DisplayName("a gather waits for all that were given to it, in their order")
  void gathering() {
    run(
        () -> {
          List<Task<Void>> tasks = waiters("a", "b", "c");
          createTask(async(() -> await(gather(tasks.reversed()))), "outer");
          look();
        });

    observed("what outer waits for", awaitedBy("outer"))
        .suggests(ONLY_DIRECT, List::isEmpty)
        .suggests(SORTED, names -> names.equals(List.of("a", "b", "c")))
        .shouldBe("c", "b", "a");
    observed("the futures of outer", task("outer").futures()).shouldBeEmpty();
  }

  @Test
  @DisplayName("those that are done already are not waited for")
  void doneChildren() {
    run(
        () -> {
          List<Task<Void>> tasks = waiters("a", "b");
          createTask(async(() -> await(gather(tasks.getFirst(), tasks.getLast()))), "outer");
          await(sleep(millis(1)));
          tasks.getFirst().cancel();
          createTask(async(() -> await(waitUntil(ReturnWhen.ALL_COMPLETED, tasks))), "waiting");
          look();
        });

    observed("what waiting waits for", awaitedBy("waiting"))
        .suggests(ONLY_DIRECT, List::isEmpty)
        .shouldBe("b");
  }

  @Test
  @DisplayName("a wait, a shield, a loop over what completes and a group's end stand for others")
  void otherStandIns() {
    run(
        () -> {
          List<Task<Void>> tasks = waiters("a", "b");
          createTask(async(() -> await(waitUntil(ReturnWhen.FIRST_COMPLETED, tasks))), "wait");
          createTask(async(() -> await(shield(tasks.getFirst()))), "shield");
          createTask(async(() -> asCompleted(tasks).iterator().next()), "completed");
          createTask(
              taskGroup((TaskGroup group) -> group.createTask(async(() -> await(never())), "c")),
              "group");
          createTask(timeout(Duration.ofDays(1), () -> await(tasks.getLast())), "timeout");
          look();
        });

    observed(
            "who waits for whom",
            List.of("wait", "shield", "completed", "group", "timeout").stream()
                .map(name -> name + " " + awaitedBy(name))
                .toList())
        .suggests(ONLY_DIRECT, lines -> lines.getFirst().equals("wait []"))
        .shouldBe("wait [a, b]", "shield [a]", "completed [a, b]", "group [c]", "timeout [b]");
  }

  @Test
  @DisplayName("a gather of gathers waits for what is in these, where they stand")
  void nested() {
    run(
        () -> {
          List<Task<Void>> tasks = waiters("a", "b", "c", "d");
          Future<List<Void>> inner = gather(tasks.subList(1, 3));
          createTask(
              async(() -> await(gather(List.of(tasks.get(0), inner, tasks.get(3))))), "outer");
          look();
        });

    observed("what outer waits for", awaitedBy("outer"))
        .suggests(ONE_LEVEL, names -> names.equals(List.of("a", "d")))
        .suggests(BREADTH_FIRST, names -> names.equals(List.of("a", "d", "b", "c")))
        .shouldBe("a", "b", "c", "d");
  }

  @Test
  @DisplayName("who is met by two ways is awaited once, where it was met first")
  void metTwice() {
    run(
        () -> {
          List<Task<Void>> tasks = waiters("a", "b");
          Future<Void> future = never();
          createTask(
              async(
                  () ->
                      await(
                          gather(
                              List.of(
                                  gather(List.of(tasks.get(1), future)),
                                  gather(List.of(tasks.get(0), tasks.get(1), future)))))),
              "outer");
          look();
        });

    observed("what outer waits for", awaitedBy("outer"))
        .suggests(TWICE, names -> names.size() == 3)
        .suggests(SORTED, names -> names.equals(List.of("a", "b")))
        .shouldBe("b", "a");
    observed("the futures of outer", task("outer").futures())
        .suggests(TWICE, texts -> texts.size() == 2)
        .shouldBe("Future[pending]");
  }

  /** A list that counts how often it is looked at. */
  private static final class Counted extends AbstractList<Future<?>> {

    private final List<Future<?>> all;
    private int looks;

    Counted(List<Future<?>> all) {
      this.all = all;
    }

    @Override
    public Future<?> get(int index) {
      if (index == 0) {
        looks++;
      }
      return all.get(index);
    }

    @Override
    public int size() {
      return all.size();
    }
  }

  @Test
  @DisplayName("a stand-in to which many ways lead is not looked at for each of them")
  void layers() {
    List<Counted> lists = new ArrayList<>();
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          List<Future<?>> below = List.of(waiter("a"), waiter("b"));
          for (int layer = 0; layer < 8; layer++) {
            var left = new Counted(below);
            var right = new Counted(below);
            lists.addAll(List.of(left, right));
            below = List.of(new StandIn<Void>(loop, left), new StandIn<Void>(loop, right));
          }
          Future<?> top = below.getFirst();
          createTask(async(() -> top.await()), "outer");
          look();
        });

    observed("what outer waits for", awaitedBy("outer"))
        .suggests(ONE_LEVEL, List::isEmpty)
        .suggests(TWICE, names -> names.size() > 2)
        .shouldBe("a", "b");
    observed("the most looks at one", lists.stream().mapToInt(list -> list.looks).max().orElse(0))
        .suggests(LOOKS_AGAIN, looks -> looks > 2)
        .shouldSatisfy("no more than two", looks -> looks <= 2);
  }

  @Test
  @DisplayName("however deep stand-ins are nested, they are seen through")
  void deep() {
    attempting(
            "taking a picture with 50000 stand-ins around each other",
            () ->
                run(
                    () -> {
                      EventLoop loop = EventLoop.running();
                      Future<?> outermost = waiter("a");
                      for (int i = 0; i < 50_000; i++) {
                        outermost = new StandIn<Void>(loop, List.of(outermost));
                      }
                      Future<?> top = outermost;
                      createTask(async(() -> top.await()), "outer");
                      await(sleep(millis(1)));
                      seen = CallGraph.of(loop);
                    }))
        .suggests(RECURSES, StackOverflowError.class::isInstance)
        .shouldSucceed();

    observed("what outer waits for", awaitedBy("outer"))
        .suggests(ONE_LEVEL, List::isEmpty)
        .shouldBe("a");
  }

  @Test
  @DisplayName("a stand-in that stands for nobody is awaited itself")
  void emptyStandIn() {
    run(
        () -> {
          var nobody = new StandIn<Void>(EventLoop.running(), List.of());
          createTask(async(() -> await(nobody)), "outer");
          look();
        });

    observed("the futures of outer", task("outer").futures())
        .suggests(EMPTY_VANISHES, List::isEmpty)
        .shouldBe("Future[pending]");
  }

  @Test
  @DisplayName("a future whose text throws does not prevent the picture")
  void throwingText() {
    attempting(
            "taking the picture",
            () ->
                run(
                    () -> {
                      var unnameable =
                          new Future<Void>(EventLoop.running()) {
                            @Override
                            public String toString() {
                              throw new IllegalStateException("no text");
                            }
                          };
                      createTask(async(() -> await(unnameable)), "outer");
                      await(sleep(millis(1)));
                      seen = CallGraph.of(EventLoop.running());
                    }))
        .suggests(TEXT_KILLS, thrown -> "no text".equals(thrown.getMessage()))
        .shouldSucceed();

    observed("the number of futures", task("outer").futures().size()).shouldBe(1);
  }

  @Test
  @DisplayName("it says which tasks have not begun, run, wait, or will go on")
  void states() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          Future<Void> future = never();
          createTask(async(() -> await(future)), "woken");
          createTask(async(() -> await(sleep(Duration.ofDays(1)))), "sleeper");
          createTask(
              async(
                  () -> {
                    await(sleep(Duration.ZERO));
                    await(sleep(Duration.ZERO));
                  }),
              "polite");
          await(sleep(Duration.ZERO));
          future.setResult(null);
          createTask(async(() -> {}), "new");
          createTask(async(() -> {}), "called off").cancel();
          seen = CallGraph.of(loop);
        });

    observed(
            "the states",
            seen.tasks().stream().map(task -> task.name() + " " + task.state()).toList())
        .suggests(RUNNING_IS_READY, lines -> lines.contains("Task-1 READY"))
        .suggests(NOT_BEGUN, lines -> lines.contains("new READY"))
        .suggests(UNFINISHED_ONLY, lines -> lines.contains("woken WAITING"))
        .shouldBe(
            "Task-1 RUNNING",
            "woken READY",
            "sleeper WAITING",
            "polite READY",
            "new NEW",
            "called off NEW");
  }

  @Test
  @DisplayName("a task whose future is done waits for nothing")
  void readyWaitsForNothing() {
    run(
        () -> {
          Future<Void> future = never();
          createTask(async(() -> await(future)), "woken");
          await(sleep(millis(1)));
          future.setResult(null);
          seen = CallGraph.of(EventLoop.running());
        });

    observed("the futures of woken", task("woken").futures())
        .suggests(UNFINISHED_ONLY, texts -> !texts.isEmpty())
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("a task's stack is where it waits, innermost first, with the lines of the program")
  void stack() {
    int[] lines = new int[2];
    run(
        () -> {
          createTask(
              async(
                  () -> {
                    lines[0] = line() + 1;
                    pause(lines);
                  }),
              "outer");
          look();
        });

    List<StackTraceElement> stack = task("outer").stack();
    observed(
            "the lines of this file",
            stack.stream()
                .filter(frame -> frame.getClassName().startsWith(CallGraphTest.class.getName()))
                .map(StackTraceElement::getLineNumber)
                .toList())
        .shouldBe(List.of(lines[1], lines[0]));
    observed("what was called last", stack.getFirst().getClassName())
        .shouldBe("asyncio.task.Sleep");
  }

  private static void pause(int[] lines) {
    lines[1] = line() + 1;
    await(sleep(Duration.ofDays(1)));
  }

  @Test
  @DisplayName("the task that runs has a stack, too: where it takes the picture")
  void stackOfTheRunning() {
    int[] line = new int[1];
    run(
        () -> {
          line[0] = line() + 1;
          seen = CallGraph.of(EventLoop.running());
        });

    List<StackTraceElement> stack = task("Task-1").stack();
    observed("the first line of the stack", stack.isEmpty() ? -1 : stack.getFirst().getLineNumber())
        .suggests(NO_OWN_STACK, first -> first == -1)
        .shouldBe(line[0]);
  }

  @Test
  @DisplayName("a task that has not begun has no stack, and one that runs waits for nothing")
  void nothingToSay() {
    run(
        () -> {
          waiter("new");
          seen = CallGraph.of(EventLoop.running());
        });

    observed("the stack of new", task("new").stack()).shouldBeEmpty();
    observed("the state of new", task("new").state()).shouldBe(TaskState.NEW);
    observed("the futures of the one that runs", task("Task-1").futures()).shouldBeEmpty();
  }

  @Test
  @DisplayName("nothing is changed by looking: no future is made, no callback scheduled")
  void changesNothing() {
    var events = new ArrayList<String>();
    var watch =
        new LoopObserver() {
          @Override
          public void created(Object made) {
            events.add("created");
          }

          @Override
          public void scheduled(Handle handle) {
            events.add("scheduled");
          }
        };
    run(
        () -> {
          List<Task<Void>> tasks = waiters("a", "b");
          createTask(async(() -> await(gather(tasks))), "outer");
          await(sleep(millis(1)));
          EventLoop loop = EventLoop.running();
          loop.addObserver(watch);
          CallGraph.of(loop);
          loop.removeObserver(watch);
        });

    observed("what happens while a picture is taken", events).shouldBeEmpty();
  }

  @Test
  @DisplayName("what is met inside a stand-in stands there, though it is listed behind it as well")
  void metInsideFirst() {
    run(
        () -> {
          List<Task<Void>> tasks = waiters("a", "b");
          createTask(async(() -> await(gather(List.of(gather(tasks), tasks.getFirst())))), "outer");
          look();
        });

    observed("what outer waits for", awaitedBy("outer"))
        .suggests(TOO_EARLY, names -> names.equals(List.of("b", "a")))
        .suggests(TWICE, names -> names.size() == 3)
        .shouldBe("a", "b");
  }

  /** A future that looks like any other of its kind. */
  private static final class Alike extends Future<Void> {

    Alike(EventLoop loop) {
      super(loop);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Alike;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  @DisplayName("two futures that look alike are both awaited")
  void alike() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          var both = new StandIn<Void>(loop, List.of(new Alike(loop), new Alike(loop)));
          createTask(async(() -> await(both)), "outer");
          look();
        });

    observed("the futures of outer", task("outer").futures())
        .suggests(ALIKE, texts -> texts.size() == 1)
        .shouldBe("Alike[pending]", "Alike[pending]");
  }

  @Test
  @DisplayName("a task that waits for itself, by a stand-in, is in the picture with that")
  void waitsForItself() {
    run(
        () -> {
          Future<?>[] self = new Future<?>[1];
          var around = new StandIn<Void>(EventLoop.running(), Arrays.asList(self));
          self[0] = createTask(async(() -> await(around)), "outer");
          look();
          around.setResult(null);
        });

    observed("what outer waits for", awaitedBy("outer"))
        .suggests(NOT_ITSELF, List::isEmpty)
        .shouldBe("outer");
  }

  @Test
  @DisplayName("a task whose body is nothing but an await has no frames, and waits")
  void noFrames() {
    run(
        () -> {
          var coroutine = new Coroutine<Void>(never()::await);
          Tasks.of(EventLoop.running()).create(coroutine, "bare", null);
          look();
        });

    observed("the state of bare", task("bare").state())
        .suggests(NO_FRAMES, TaskState.NEW::equals)
        .shouldBe(TaskState.WAITING);
  }

  @Test
  @DisplayName("of a step inside a step, the inner one is the one that runs")
  void stepInAStep() {
    run(
        () -> {
          Tasks tasks = Tasks.of(EventLoop.running());
          var inner = new Coroutine<Void>(this::takePicture);
          tasks.create(inner, "inner", null, step -> runNow(tasks, step));
        });

    observed(
            "the states",
            seen.tasks().stream().map(task -> task.name() + " " + task.state()).toList())
        .suggests(TWO_RUN, lines -> lines.getFirst().equals("Task-1 RUNNING"))
        .shouldBe("Task-1 READY", "inner RUNNING");
  }

  private Void takePicture() {
    seen = CallGraph.of(EventLoop.running());
    return null;
  }

  private static void runNow(Tasks tasks, Runnable step) {
    Task<?> before = tasks.swapCurrent(null);
    try {
      step.run();
    } finally {
      tasks.swapCurrent(before);
    }
  }

  @Test
  @DisplayName("what stands between the frames of the program is not shown")
  void programOnly() {
    run(
        () -> {
          createTask(async(() -> List.of(1).forEach(_ -> await(never()))), "outer");
          look();
        });

    List<StackTraceElement> stack = task("outer").stack();
    observed(
            "the frames of the JDK",
            stack.stream()
                .map(StackTraceElement::getClassName)
                .filter(name -> name.startsWith("java."))
                .toList())
        .suggests(MACHINERY, names -> !names.isEmpty())
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("a loop that does not run at the moment has a picture, too")
  void atRest() {
    try (var runner = new Runner(this::newLoop)) {
      runner.run(
          async(
              () -> {
                waiter("left");
                await(sleep(millis(1)));
              }));
      attempting("taking a picture between two runs", () -> seen = CallGraph.of(runner.loop()))
          .suggests(WHILE_IT_RUNS, IllegalStateException.class::isInstance)
          .shouldSucceed();
    }

    observed("the tasks", seen.tasks().stream().map(TaskInfo::label).toList()).shouldBe("left #1");
  }
}
