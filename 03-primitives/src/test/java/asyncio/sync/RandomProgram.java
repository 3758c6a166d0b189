package asyncio.sync;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import asyncio.task.CancelledError;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Several tasks that do random things to one of each primitive, give up after a random time, and
 * are cancelled at random. It is the same whenever the seed is.
 */
final class RandomProgram {

  private static final int TASKS = 7;
  private static final int STEPS = 6;
  private static final int PERMITS = 2;
  private static final int LONGEST_MILLIS = 4;
  private static final int CALLBACKS_A_STRIKE = 25;

  private final VirtualTime time = new VirtualTime();
  private final Random random;
  private final Lock lock = new Lock();
  private final Semaphore semaphore = new Semaphore(PERMITS);
  private final Condition condition = new Condition();
  private final Event event = new Event();
  private final Barrier barrier = new Barrier(2);
  private final Queue<Integer> queue = new Queue<>(2);

  private final Turn lockTurn = new Turn(1);
  private final Turn semaphoreTurn = new Turn(PERMITS);
  private final Set<Integer> put = new HashSet<>();
  private final Set<Integer> got = new HashSet<>();
  private int conditionHolders;
  private int lastItem;

  RandomProgram(long seed) {
    random = new Random(seed);
  }

  /**
   * Runs it, and checks what must hold meanwhile and at the end.
   *
   * @return how many iterations of the loop it took
   */
  int run() {
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.run(async(this::main));
    }
    return time.polls();
  }

  private void main() {
    List<Task<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(createTask(async(this::steps), "task " + i));
    }
    EventLoop.running().addObserver(strikes(tasks));
    tasks.forEach(RandomProgram::end);
    checkThatNothingIsLeft();
  }

  /** Cancels a task after a callback, now and then: the moment may be any. */
  private LoopObserver strikes(List<Task<Void>> tasks) {
    return new LoopObserver() {
      @Override
      public void afterCallback(Handle handle) {
        if (random.nextInt(CALLBACKS_A_STRIKE) == 0) {
          tasks.get(random.nextInt(TASKS)).cancel();
        }
      }
    };
  }

  private static void end(Task<Void> task) {
    try {
      await(task);
    } catch (CancelledError cancelled) {
      // At random.
    }
  }

  private void steps() {
    for (int i = 0; i < STEPS; i++) {
      switch (random.nextInt(7)) {
        case 0 -> holdLock();
        case 1 -> holdPermit();
        case 2 -> useCondition();
        case 3 -> useEvent();
        case 4 -> meetAtBarrier();
        case 5 -> putItem();
        default -> getItem();
      }
    }
  }

  private void holdLock() {
    int number = lockTurn.ask();
    try (var _ = await(lock.acquire())) {
      lockTurn.during(number, this::pause);
    }
  }

  private void holdPermit() {
    int number = semaphoreTurn.ask();
    try (var _ = await(semaphore.acquire())) {
      semaphoreTurn.during(number, this::pause);
    }
  }

  private void useCondition() {
    try (var _ = await(condition.acquire())) {
      if (random.nextBoolean()) {
        await(waitFor(condition.waitUntilNotified(), randomTime()));
      }
      holdCondition();
      condition.notifySome(random.nextInt(3));
    } catch (TimeoutError nobodyNotified) {
      // It need not happen.
    }
  }

  private void holdCondition() {
    assertThat(++conditionHolders).as("tasks that hold the condition").isEqualTo(1);
    try {
      pause();
    } finally {
      conditionHolders--;
    }
  }

  private void useEvent() {
    switch (random.nextInt(3)) {
      case 0 -> event.set();
      case 1 -> event.clear();
      default -> {
        try {
          await(waitFor(event.waitUntilSet(), randomTime()));
        } catch (TimeoutError nobodySetIt) {
          // It need not happen.
        }
      }
    }
  }

  private void meetAtBarrier() {
    try {
      await(waitFor(barrier.waitForAll(), randomTime()));
    } catch (TimeoutError | BrokenBarrierError nobodyCame) {
      await(barrier.reset());
    }
  }

  private void putItem() {
    int item = ++lastItem;
    try {
      await(
          waitFor(
              async(
                  () -> {
                    await(queue.put(item));
                    put.add(item);
                  }),
              randomTime()));
    } catch (TimeoutError full) {
      // Then it was not put.
    }
  }

  private void getItem() {
    try {
      await(waitFor(async(() -> noteItem(await(queue.get()))), randomTime()));
    } catch (TimeoutError empty) {
      // Then nothing was taken.
    }
  }

  private void noteItem(int item) {
    assertThat(got.add(item)).as("item %d is there for the first time", item).isTrue();
    queue.taskDone();
  }

  private void pause() {
    await(sleep(random.nextBoolean() ? Duration.ZERO : randomTime()));
  }

  private Duration randomTime() {
    return Duration.ofMillis(random.nextInt(LONGEST_MILLIS));
  }

  private void checkThatNothingIsLeft() {
    assertThat(Tasks.of(EventLoop.running()).pending()).as("tasks left").hasSize(1);
    assertThat(lock).hasToString("Lock[unlocked]");
    assertThat(semaphore).hasToString("Semaphore[unlocked, value: " + PERMITS + "]");
    assertThat(condition).hasToString("Condition[unlocked]");
    assertThat(event.toString()).isIn("Event[set]", "Event[unset]");
    assertThat(barrier.waiting()).as("tasks at the barrier").isZero();
    while (!queue.isEmpty()) {
      noteItem(queue.getNow());
    }
    assertThat(got).as("items that came out").isEqualTo(put);
    assertThat(queue).hasToString("Queue[maxSize: 2]");
  }

  /** Who may be inside at once, and in which order: that in which they asked. */
  private static final class Turn {

    private final int most;
    private int asked;
    private int lastServed;
    private int inside;

    Turn(int most) {
      this.most = most;
    }

    int ask() {
      return ++asked;
    }

    void during(int number, Runnable body) {
      assertThat(number).as("the one who asked next").isGreaterThan(lastServed);
      lastServed = number;
      assertThat(++inside).as("tasks inside").isLessThanOrEqualTo(most);
      try {
        body.run();
      } finally {
        inside--;
      }
    }
  }
}
