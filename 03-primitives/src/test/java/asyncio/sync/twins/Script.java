package asyncio.sync.twins;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.waitFor;
import static asyncio.Asyncio.waitUntil;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.sync.Barrier;
import asyncio.sync.BoundedSemaphore;
import asyncio.sync.BrokenBarrierError;
import asyncio.sync.Condition;
import asyncio.sync.Event;
import asyncio.sync.Held;
import asyncio.sync.LifoQueue;
import asyncio.sync.Lock;
import asyncio.sync.PriorityQueue;
import asyncio.sync.Queue;
import asyncio.sync.QueueEmpty;
import asyncio.sync.QueueFull;
import asyncio.sync.QueueShutDown;
import asyncio.sync.Semaphore;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.ReturnWhen;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several tasks use one primitive, step by step, as a text says: the same as {@code _scripts.py} is
 * for Python.
 */
final class Script {

  private final List<String> notes = new ArrayList<>();
  private final VirtualTime time = new VirtualTime();
  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private final Map<String, Task<Void>> tasks = new LinkedHashMap<>();
  private final Object it;

  Script(String text) {
    List<String> all = text.strip().lines().map(String::strip).toList();
    it = primitive(all.getFirst().split(" "));
    for (String line : all.subList(1, all.size())) {
      String[] parts = line.split(": ");
      lines.put(parts[0], List.of(parts[1].split(", ")));
    }
  }

  private static Object primitive(String... words) {
    int number = words.length > 1 ? Integer.parseInt(words[1]) : 0;
    return switch (words[0]) {
      case "lock" -> new Lock();
      case "event" -> new Event();
      case "condition" -> new Condition();
      case "semaphore" -> new Semaphore(number);
      case "bounded" -> new BoundedSemaphore(number);
      case "barrier" -> new Barrier(number);
      case "queue" -> new Queue<Integer>(number);
      case "lifo" -> new LifoQueue<Integer>(number);
      case "priority" -> PriorityQueue.<Integer>natural(number);
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  /** Runs it, and tells what happened when. */
  List<String> run() {
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.run(async(this::main));
    }
    return notes;
  }

  private void main() {
    lines.forEach((who, steps) -> tasks.put(who, createTask(async(() -> performAll(who, steps)))));
    var ended = await(waitUntil(ReturnWhen.ALL_COMPLETED, Duration.ofSeconds(1), tasks.values()));
    tasks.forEach(
        (who, task) -> {
          if (ended.pending().contains(task)) {
            note(who + " waits for ever");
          }
        });
    note(state());
    tasks.values().forEach(Task::cancel);
    await(waitUntil(ReturnWhen.ALL_COMPLETED, tasks.values()));
  }

  private void note(String what) {
    notes.add("%2d %4d ms  %s".formatted(time.polls(), time.now().toMillis(), what));
  }

  private void performAll(String who, List<String> steps) {
    for (String step : steps) {
      try {
        Object result = perform(step.split(" "));
        note(who + " " + step + (result == null ? "" : ": " + result));
      } catch (CancelledError cancelled) {
        note(who + " " + step + ": CancelledError");
        throw cancelled;
      } catch (QueueEmpty | QueueFull | QueueShutDown | BrokenBarrierError | TimeoutError named) {
        note(who + " " + step + ": " + named.getClass().getSimpleName());
      } catch (IllegalStateException error) {
        note(who + " " + step + ": error");
      }
    }
  }

  private Object perform(String... words) {
    String argument = words.length > 1 ? words[1] : "";
    int number = argument.matches("\\d+") ? Integer.parseInt(argument) : 1;
    switch (words[0]) {
      case "tick" -> ticks(number);
      case "sleep" -> await(sleep(Duration.ofMillis(number)));
      case "cancel" -> tasks.get(argument).cancel();
      case "limit" -> {
        String[] step = Arrays.copyOfRange(words, 2, words.length);
        return await(waitFor(async(() -> perform(step)), Duration.ofMillis(number)));
      }
      default -> {
        return switch (it) {
          case Lock lock -> perform(lock, words[0], number);
          case Event event -> perform(event, words[0]);
          case Condition condition -> perform(condition, words[0], number);
          case Semaphore semaphore -> perform(semaphore, words[0], number);
          case Barrier barrier -> perform(barrier, words[0]);
          case Queue<?> queue -> perform(ofNumbers(queue), words[0], number);
          default -> throw new IllegalStateException("no primitive: " + it);
        };
      }
    }
    return null;
  }

  @SuppressWarnings("unchecked")
  private static Queue<Integer> ofNumbers(Queue<?> queue) {
    return (Queue<Integer>) queue;
  }

  private static void ticks(int number) {
    for (int i = 0; i < number; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  private static Object hold(Coroutine<Held> acquire, int ticks) {
    Held held = await(acquire);
    try {
      ticks(ticks);
    } finally {
      held.close(); // if it fails, that hides what the body threw, as in Python
    }
    return null;
  }

  private static Object perform(Lock lock, String what, int number) {
    switch (what) {
      case "hold" -> hold(lock.acquire(), number);
      case "acquire" -> await(lock.acquire());
      case "release" -> lock.release();
      default -> throw new IllegalArgumentException(what);
    }
    return null;
  }

  private static Object perform(Semaphore semaphore, String what, int number) {
    switch (what) {
      case "hold" -> hold(semaphore.acquire(), number);
      case "acquire" -> await(semaphore.acquire());
      case "release" -> semaphore.release();
      default -> throw new IllegalArgumentException(what);
    }
    return null;
  }

  private static Object perform(Event event, String what) {
    switch (what) {
      case "wait" -> await(event.waitUntilSet());
      case "set" -> event.set();
      case "clear" -> event.clear();
      default -> throw new IllegalArgumentException(what);
    }
    return null;
  }

  private static Object perform(Condition condition, String what, int number) {
    switch (what) {
      case "hold" -> hold(condition.acquire(), number);
      case "acquire" -> await(condition.acquire());
      case "release" -> condition.release();
      case "wait" -> await(condition.waitUntilNotified());
      case "notify" -> condition.notifySome(number);
      case "watch" -> {
        Held held = await(condition.acquire());
        try {
          await(condition.waitUntilNotified());
        } finally {
          held.close();
        }
      }
      case "tell" -> {
        try (var _ = await(condition.acquire())) {
          condition.notifySome(number);
        }
      }
      default -> throw new IllegalArgumentException(what);
    }
    return null;
  }

  private static Object perform(Barrier barrier, String what) {
    return switch (what) {
      case "wait" -> await(barrier.waitForAll());
      case "reset" -> await(barrier.reset());
      case "abort" -> await(barrier.abort());
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static Object perform(Queue<Integer> queue, String what, int number) {
    switch (what) {
      case "get" -> {
        return await(queue.get());
      }
      case "get-now" -> {
        return queue.getNow();
      }
      case "put" -> await(queue.put(number));
      case "put-now" -> queue.putNow(number);
      case "done" -> queue.taskDone();
      case "join" -> await(queue.join());
      case "shutdown" -> queue.shutdown();
      case "shutdown-now" -> queue.shutdownNow();
      default -> throw new IllegalArgumentException(what);
    }
    return null;
  }

  private String state() {
    return switch (it) {
      case Lock lock -> "locked: " + inPython(lock.isLocked());
      case Condition condition -> "locked: " + inPython(condition.isLocked());
      case Semaphore semaphore -> "locked: " + inPython(semaphore.isLocked());
      case Event event -> "set: " + inPython(event.isSet());
      case Barrier barrier ->
          "waiting: %d, broken: %s".formatted(barrier.waiting(), inPython(barrier.isBroken()));
      case Queue<?> queue -> "size: " + queue.size();
      default -> throw new IllegalStateException("no primitive: " + it);
    };
  }

  private static String inPython(boolean truth) {
    return truth ? "True" : "False";
  }
}
