package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.waitUntil;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.sync.Queue;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Failures;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import loopcraft.grader.Exercise;

/**
 * Starts children, and starts them again when they end; up to a limit: a supervisor as Erlang has
 * it. asyncio has none.
 *
 * <p>Each child is a task of its own, called {@code SUPERVISOR/CHILD}. They are started in the
 * order in which they were added, and stopped in the reverse order: a child is cancelled, once, and
 * the next one only when it has ended, or its limit is over.
 *
 * <p>When a child ends by itself, its {@link Restart} says whether it is started again. One whose
 * task somebody else has cancelled has not failed. If it is to be started again, that is a restart,
 * which counts from this moment. If there are more within the period than the settings allow, the
 * supervisor gives up. Otherwise the children that the {@link Strategy} says are started again
 * together: those that run are stopped, in the reverse order; then comes the pause; then they are
 * started, in order. So are children among them which had ended, or were waiting for an earlier
 * restart: that is off. Those that are {@link Restart#TEMPORARY} are forgotten instead.
 *
 * <p>A child that fails while it is stopped for a restart is told, and no more. One that does not
 * end within its limit makes the supervisor fail, by a {@link GivenUp} with the child's name and
 * limit: to start another beside it would not be safe.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "06.3", part = 3)
public final class Supervisor {

  private enum Phase {
    NEW,
    RUNNING,
    STOPPING,
    ENDED
  }

  private final EventLoop loop = EventLoop.running();
  private final SupervisorSettings settings;
  private final SupervisorObserver observer;
  private final List<Child> children = new ArrayList<>();
  private final Queue<CoroutineAction> mailbox = new Queue<>();
  private final Deque<Long> restarts = new ArrayDeque<>();
  private Phase phase = Phase.NEW;

  /** What the supervisor knows of a child. Its turn changes when what was planned for it is off. */
  private final class Child {

    private final ChildSpec spec;
    private final Future<Void> gone = new Future<>(loop);
    private Task<Void> task;
    private boolean stopping;
    private boolean waiting = true;
    private int turn;
    private int starts;
    private Optional<Exit> lastExit = Optional.empty();

    Child(ChildSpec spec) {
      this.spec = spec;
    }

    boolean isTemporary() {
      return spec.restart() == Restart.TEMPORARY;
    }

    ChildFacts facts() {
      ChildState state =
          task != null ? ChildState.RUNNING : waiting ? ChildState.WAITING : ChildState.ENDED;
      return new ChildFacts(spec.name(), state, starts, lastExit);
    }
  }

  /**
   * Makes a supervisor without children.
   *
   * @param observer is told each {@link SupervisorEvent}
   * @throws IllegalStateException if no loop is running
   */
  public Supervisor(SupervisorSettings settings, SupervisorObserver observer) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.observer = Objects.requireNonNull(observer, "observer");
  }

  // Its life

  /**
   * A coroutine that starts the children, and looks after them until it is cancelled, or gives up;
   * also if there are none. Before it ends, all children are stopped, as a {@link Cleanup} that
   * survives cancellations. What they fail by then, and that one has not ended within its limit
   * ({@link GivenUp}), is suppressed in what comes out, as the {@link asyncio.task.ExceptionGroup}
   * of an {@link ExitStack}.
   *
   * @throws RestartLimitExceeded from the coroutine, if it gives up
   * @throws IllegalStateException from the coroutine, if it has begun to run before: {@code a
   *     supervisor runs only once}
   */
  public Coroutine<Void> run() {
    return async(
        () -> {
          if (phase != Phase.NEW) {
            throw new IllegalStateException("a supervisor runs only once");
          }
          phase = Phase.RUNNING;
          try {
            await(Cleanup.after(this::supervise, new CleanupStep("stopping", null, this::stopAll)));
          } finally {
            phase = Phase.ENDED;
            List.copyOf(children).forEach(this::forget);
          }
        });
  }

  private Void supervise() throws Exception {
    List.copyOf(children).forEach(this::start);
    while (true) {
      await(mailbox.get()).run();
    }
  }

  private void start(Child child) {
    Task<Void> task =
        createTask(async(child.spec.body()), settings.name() + "/" + child.spec.name());
    task.addDoneCallback(_ -> mailbox.putNow(() -> ended(child, task)));
    child.task = task;
    child.waiting = false;
    child.turn++;
    child.starts++;
    tell(new SupervisorEvent.Started(child.spec.name(), child.starts));
  }

  private void ended(Child child, Task<Void> task) throws Exception {
    if (child.task != task) {
      return;
    }
    Exit exit = noteEnd(child);
    if (isRestarted(child.spec.restart(), exit)) {
      restart(child, exit);
    } else if (child.isTemporary()) {
      forget(child);
    }
  }

  private Exit noteEnd(Child child) {
    Exit exit = Exit.of(child.task);
    child.task = null;
    child.stopping = false;
    child.lastExit = Optional.of(exit);
    tell(new SupervisorEvent.Ended(child.spec.name(), exit));
    return exit;
  }

  private static boolean isRestarted(Restart restart, Exit exit) {
    return switch (restart) {
      case PERMANENT -> true;
      case TRANSIENT -> exit instanceof Exit.Failed;
      case TEMPORARY -> false;
    };
  }

  private void forget(Child child) {
    children.remove(child);
    letGo(child);
  }

  private static void letGo(Child child) {
    if (!child.gone.isDone()) {
      child.gone.setResult(null);
    }
  }

  // Restarts

  private void restart(Child ended, Exit exit) throws Exception {
    restarts.add(loop.time());
    int number = restartsWithinPeriod();
    if (number > settings.restarts()) {
      throw new RestartLimitExceeded(settings, ended.spec.name(), exit);
    }
    Duration pause = settings.pause().apply(number);
    List<Child> group = startedTogetherWith(ended);
    for (Child child : group.reversed()) {
      stop(child);
    }
    for (Child child : group) {
      if (child.isTemporary()) {
        forget(child);
      } else {
        startAfter(pause, child);
      }
    }
  }

  /** How many restarts there were within the period of the settings, up to now. */
  public int restartsWithinPeriod() {
    long now = loop.time();
    restarts.removeIf(at -> now - at >= settings.within().toNanos());
    return restarts.size();
  }

  private List<Child> startedTogetherWith(Child ended) {
    return switch (settings.strategy()) {
      case ONE_FOR_ONE -> List.of(ended);
      case ONE_FOR_ALL -> List.copyOf(children);
      case REST_FOR_ONE -> List.copyOf(children.subList(children.indexOf(ended), children.size()));
    };
  }

  private void startAfter(Duration pause, Child child) {
    child.waiting = true;
    int turn = ++child.turn;
    tell(new SupervisorEvent.Waits(child.spec.name(), pause));
    loop.callLater(pause, () -> startLater(child, turn));
  }

  /** In the supervisor's own task, and only if nothing else has been decided by then. */
  private void startLater(Child child, int turn) {
    mailbox.putNow(
        () -> {
          if (child.turn == turn) {
            start(child);
          }
        });
  }

  // Stopping

  private void stopAll() {
    phase = Phase.STOPPING;
    var stack = new ExitStack();
    for (Child child : children) {
      stack.push(new CleanupStep(child.spec.name(), null, () -> stopForGood(child)));
    }
    stack.close();
  }

  /** Who waits for its removal need not wait for the others. */
  private void stopForGood(Child child) {
    try {
      stopAndThrow(child);
    } finally {
      if (child.task == null) {
        letGo(child);
      }
    }
  }

  /** What the child fails by, if it was running, comes out. */
  private void stopAndThrow(Child child) {
    Task<Void> task = child.task;
    stop(child);
    if (task != null && !task.isCancelled()) {
      task.result();
    }
  }

  /** What was planned for the child is off; if it runs, it is cancelled, and awaited. */
  private void stop(Child child) {
    child.turn++;
    child.waiting = false;
    if (child.task == null) {
      return;
    }
    try {
      await(
          Cleanup.limited(
              new CleanupStep(child.spec.name(), child.spec.limit(), () -> endTask(child))));
    } catch (GivenUp givenUp) {
      child.task = null;
      tell(new SupervisorEvent.LeftBehind(child.spec.name(), child.spec.limit()));
      throw givenUp;
    }
  }

  /** It may be called again, if it was cut off; the child is cancelled only once. */
  private void endTask(Child child) {
    if (!child.stopping) {
      child.stopping = true;
      child.task.cancel();
    }
    await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(child.task)));
    noteEnd(child);
  }

  // While it runs

  /**
   * Adds a child, after those that are there. If the supervisor runs, the child is started in a
   * later iteration of the loop.
   *
   * @throws IllegalArgumentException if there is one of the same name: {@code there is a child
   *     called NAME}
   * @throws IllegalStateException if the supervisor stops its children, or has ended: {@code the
   *     supervisor has ended}
   */
  public void add(ChildSpec spec) {
    if (find(spec.name()).isPresent()) {
      throw new IllegalArgumentException("there is a child called " + spec.name());
    }
    if (phase == Phase.STOPPING || phase == Phase.ENDED) {
      throw new IllegalStateException("the supervisor has ended");
    }
    var child = new Child(spec);
    children.add(child);
    if (phase == Phase.RUNNING) {
      startLater(child, child.turn);
    }
  }

  /**
   * A coroutine that stops a child, waits until it has ended, and forgets it. Who cancels it
   * cancels only the waiting. What the child fails by while it is stopped comes out; it is no
   * restart. A child may remove itself: it is cancelled while it waits. If several remove the same
   * child at a time, all of them wait.
   *
   * <p>Before the supervisor runs, the child is forgotten at once. While the supervisor stops its
   * children at the end, a removal only waits until it has stopped this one; so does one that was
   * begun before and has not had its turn. What the child fails by comes out of {@link #run} then.
   * When the supervisor has ended, it has no children any more, and there is none to remove.
   *
   * @throws IllegalArgumentException from the coroutine, if there is none of this name: {@code
   *     there is no child called NAME}
   * @throws GivenUp from the coroutine, if it does not end within its limit; it is forgotten, too
   */
  public Coroutine<Void> remove(String name) {
    return async(
        () -> {
          Child child =
              find(name)
                  .orElseThrow(
                      () -> new IllegalArgumentException("there is no child called " + name));
          if (phase == Phase.NEW) {
            forget(child);
          } else {
            mailbox.putNow(() -> removeNow(child));
          }
          await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(child.gone)));
          child.gone.result();
        });
  }

  private void removeNow(Child child) {
    if (child.gone.isDone()) {
      return;
    }
    try {
      stopAndThrow(child);
    } catch (Throwable failure) {
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
      child.gone.setException(failure);
    }
    forget(child);
  }

  private Optional<Child> find(String name) {
    return children.stream().filter(child -> child.spec.name().equals(name)).findFirst();
  }

  // What can be seen

  /**
   * The children that there are, in the order in which they were added. Those that are stopped at
   * the end are among them until the supervisor has ended; then there are none.
   */
  public List<ChildFacts> children() {
    return children.stream().map(Child::facts).toList();
  }

  private void tell(SupervisorEvent event) {
    try {
      observer.happened(event);
    } catch (Throwable failure) {
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
      loop.callExceptionHandler(
          new ExceptionContext("the observer of a supervisor failed", failure, this));
    }
  }

  /** Names the supervisor. */
  @Override
  public String toString() {
    return "Supervisor[" + settings.name() + "]";
  }
}
